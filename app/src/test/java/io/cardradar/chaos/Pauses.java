package io.cardradar.chaos;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting. */
final class Pauses {
    private static final Duration STEP = Duration.ofMillis(100);

    private Pauses() {}

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it came true within that time. */
    static boolean until(Duration patience, BooleanSupplier wanted) {
        long end = System.nanoTime() + patience.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            sleep(STEP);
        }
        return true;
    }
}
