package io.cardradar.analytics.ingest;

import java.time.Duration;

/** A forgotten screen is not interest: one event counts for at most half an hour. */
final class CapDwell implements Step {
    static final int LONGEST_MS = (int) Duration.ofMinutes(30).toMillis();

    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        return event.dwellMs() > LONGEST_MS ? event.dwelling(LONGEST_MS) : event;
    }
}
