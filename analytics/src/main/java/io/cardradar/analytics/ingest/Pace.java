package io.cardradar.analytics.ingest;

import java.time.Duration;

/**
 * How soon one transaction of all projections may follow another. Each is some thirty round trips,
 * whatever it holds: while events keep coming, the next waits for more of them.
 */
final class Pace {
    /** From the beginning of one transaction to that of the next. */
    static final Duration EACH = Duration.ofMillis(25);

    /** With fewer events than these in a transaction, waiting would only be late. */
    static final int FEW = 50;

    private volatile long next = System.nanoTime();

    /**
     * A transaction has begun.
     *
     * @param at as {@link System#nanoTime}
     */
    void began(long at, int events) {
        next = events < FEW ? at : at + EACH.toNanos();
    }

    /**
     * How long to wait before the next; zero or less for not at all.
     *
     * @param now as {@link System#nanoTime}
     */
    Duration left(long now) {
        return Duration.ofNanos(next - now);
    }
}
