package io.cardradar.analytics.ingest;

import java.time.Duration;
import java.time.Instant;

/**
 * Refuses what has not happened yet, and what happened before anything we still keep in fine
 * detail.
 */
final class CheckAge implements Step {
    static final Duration FUTURE = Duration.ofMinutes(5);
    static final Duration OLDEST = Duration.ofDays(90);

    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        Instant now = batch.receivedAt();
        if (event.occurredAt().isAfter(now.plus(FUTURE))) {
            throw new Rejected(DropReason.FROM_FUTURE, "occurredAt is later than sentAt");
        }
        if (event.occurredAt().isBefore(now.minus(OLDEST))) {
            throw new Rejected(
                    DropReason.TOO_OLD, "occurredAt is more than " + OLDEST.toDays() + " days ago");
        }
        return event;
    }
}
