package io.cardradar.analytics.ingest;

import io.cardradar.kernel.NewId;

import java.time.Duration;

/**
 * The id must be a UUIDv7 made when the event occurred. Its time decides the partition, so that a
 * retry at any later time still meets its first copy.
 */
final class CheckIdTime implements Step {
    /** A client makes the id and the time together; this much may lie between. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        if (event.id().version() != 7 || event.id().variant() != 2) {
            throw new Rejected(DropReason.ID_NOT_V7, "id must be a UUID of version 7 (RFC 9562)");
        }
        Duration apart = Duration.between(NewId.timeOf(event.id()), event.occurredAt()).abs();
        if (apart.compareTo(TOLERANCE) > 0) {
            throw new Rejected(
                    DropReason.ID_TIME_MISMATCH,
                    "The time inside the id is " + apart.toSeconds() + " s away from occurredAt");
        }
        return event;
    }
}
