package io.cardradar.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * What came of a steady load.
 *
 * @param backlog the most outbox messages that waited for their projections
 * @param drained how long the projections took after the load had ended
 * @param residentMegabytes the most of the service
 */
record Sustained(
        Measured measured, long backlog, Duration drained, long residentMegabytes, Cost cost) {
    /** The same as a load that did not hold: it reached nothing, and needed what it needed. */
    Sustained failed() {
        return new Sustained(new Measured(0, 0, 0, 0), backlog, drained, residentMegabytes, cost);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f/s, %s, %d errors; backlog at most %,d messages, gone %.1f s after the end;"
                        + " RSS %d MB; %s",
                measured.rate(),
                measured.latencies(),
                measured.errors(),
                backlog,
                drained.toMillis() / 1e3,
                residentMegabytes,
                cost);
    }
}
