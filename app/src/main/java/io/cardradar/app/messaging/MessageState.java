package io.cardradar.app.messaging;

import java.util.Locale;

/** Where a message is on its way. */
enum MessageState {
    /** Waits for its next attempt. */
    QUEUED,
    /** Some node is talking to the platform. */
    SENDING,
    /** The platform has taken it. */
    SENT,
    /** The platform does not want it. */
    REFUSED,
    /** It never reached the platform while it was worth sending. */
    FAILED,
    /** The platform may have taken it: the answer was lost. It is not sent again. */
    UNKNOWN;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
