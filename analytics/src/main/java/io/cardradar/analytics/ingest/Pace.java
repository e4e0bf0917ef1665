package io.cardradar.analytics.ingest;

import java.time.Duration;

/**
 * How soon one transaction of all projections may follow another. Each is some thirty round trips,
 * whatever it holds, and the more it holds, the more of its events share a row: while events keep
 * coming, the next waits for more of them.
 */
final class Pace {
    /** From the beginning of one transaction to that of the next. */
    static final Duration EACH = Duration.ofMillis(25);

    /** The same where so many come that there is little time to spare. */
    static final Duration EACH_OF_MANY = Duration.ofMillis(75);

    /** With fewer events than these in a transaction, waiting would only be late. */
    static final int FEW = 50;

    /** Events a second. */
    static final int MANY = 15_000;

    private volatile long last = System.nanoTime();
    private volatile long next = last;

    /**
     * A transaction has begun.
     *
     * @param at as {@link System#nanoTime}
     */
    synchronized void began(long at, int events) {
        boolean many = events * 1e9 > (double) MANY * (at - last);
        Duration each = many ? EACH_OF_MANY : EACH;
        next = events < FEW ? at : at + each.toNanos();
        last = at;
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
