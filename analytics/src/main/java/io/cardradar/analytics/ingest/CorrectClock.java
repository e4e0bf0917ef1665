package io.cardradar.analytics.ingest;

import java.time.Duration;

/**
 * Moves the event from the client's clock to ours, by what {@code sentAt} shows of the difference.
 * Small differences are the network's, not the clock's, and are left.
 */
final class CorrectClock implements Step {
    static final Duration NETWORK = Duration.ofSeconds(10);

    /** Beyond this an id would lie so far from its time that range queries no longer meet it. */
    static final Duration LARGEST = Duration.ofDays(7);

    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        Duration offset = batch.clockOffset();
        if (offset.abs().compareTo(LARGEST) > 0) {
            throw new Rejected(
                    DropReason.CLOCK_OFF,
                    "sentAt is " + offset.abs().toDays() + " days away from the server's time");
        }
        return offset.abs().compareTo(NETWORK) <= 0
                ? event
                : event.occurredAt(event.occurredAt().plus(offset));
    }
}
