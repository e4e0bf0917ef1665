package io.cardradar.app.messaging.wecom;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** In the outbox: a visitor has shown a salesperson that he wants contact. */
@Serdeable
record ContactIntent(UUID employee, UUID visitor, List<Act> acts) {
    static final String TOPIC = "contact.intent";

    /**
     * @param type code of the event's type
     * @param nth the how manieth time
     */
    @Serdeable
    record Act(int type, long nth, Instant occurredAt) {}
}
