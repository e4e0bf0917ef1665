package io.cardradar.app.testing;

import org.assertj.core.api.Assertions;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what follows from a fact at its own time. The limit is there to end a failing test, not
 * to measure.
 */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /** Asks again until the answer is as wanted. */
    public static <T> T until(Supplier<T> question, Predicate<T> wanted) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T answer = question.get();
        while (!wanted.test(answer) && System.nanoTime() < end) {
            pause();
            answer = question.get();
        }
        Assertions.assertThat(answer).as("the last answer after " + LIMIT).matches(wanted);
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
