package io.cardradar.app.messaging;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a message waits after a failed attempt: twice as long each time, up to a limit. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /**
     * @param attempt the one that failed, from 1
     * @param random spreads what failed together over the second half of the wait
     */
    static Duration after(int attempt, RandomGenerator random) {
        long wait = FIRST.toMillis() << Math.min(attempt - 1, DOUBLINGS);
        long half = Math.min(wait, LONGEST.toMillis()) / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }
}
