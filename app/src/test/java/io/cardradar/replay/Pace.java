package io.cardradar.replay;

import java.time.Duration;

/** Lets so many events pass in a second, over all threads. */
final class Pace {
    private final int rate;
    private long nextNanos = System.nanoTime();

    /**
     * @param rate events a second; 0 for no limit
     */
    Pace(int rate) {
        this.rate = rate;
    }

    /** Waits until these events may go. */
    void await(int events) {
        if (rate > 0) {
            Endurance.sleep(Duration.ofNanos(Math.max(0, reserve(events) - System.nanoTime())));
        }
    }

    private synchronized long reserve(int events) {
        long turn = Math.max(nextNanos, System.nanoTime());
        nextNanos = turn + events * Duration.ofSeconds(1).toNanos() / rate;
        return turn;
    }
}
