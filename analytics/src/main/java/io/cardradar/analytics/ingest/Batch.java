package io.cardradar.analytics.ingest;

import io.cardradar.kernel.Caller;

import java.time.Duration;
import java.time.Instant;

/**
 * What all events of one request have in common.
 *
 * @param sentAt by the client's clock
 * @param receivedAt by ours
 */
record Batch(Caller sender, Instant sentAt, Instant receivedAt, Origin origin) {
    /** Who tells it. */
    enum Origin {
        CLIENT,
        /** WeChat's crawler, by its own word. */
        ROBOT,
        SERVICE
    }

    /** Whether the service tells what it knows itself; otherwise a client sends it. */
    boolean byService() {
        return origin == Origin.SERVICE;
    }

    boolean byRobot() {
        return origin == Origin.ROBOT;
    }

    /** How far the client's clock is behind ours; negative when it is ahead. */
    Duration clockOffset() {
        return Duration.between(sentAt, receivedAt);
    }
}
