package io.cardradar.bench;

import java.util.concurrent.atomic.AtomicLong;

/** Tells every now and then how far a fill is. */
final class Progress {
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final long events;
    private final long start = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong told = new AtomicLong(System.nanoTime());

    Progress(long events) {
        this.events = events;
    }

    void add(long more) {
        long now = done.addAndGet(more);
        long last = told.get();
        if (System.nanoTime() - last > PAUSE_NANOS && told.compareAndSet(last, System.nanoTime())) {
            say("%,d of %,d events".formatted(now, events));
        }
    }

    void say(String what) {
        BenchRun.say("  %4d s: %s", seconds(), what);
    }

    long seconds() {
        return (System.nanoTime() - start) / 1_000_000_000;
    }
}
