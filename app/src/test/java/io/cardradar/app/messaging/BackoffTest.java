package io.cardradar.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

class BackoffTest {

    @Test
    void doublesTheWaitAndSpreadsItOverItsSecondHalf() {
        for (int attempt = 1; attempt <= 8; attempt++) {
            Duration full = Duration.ofSeconds(1L << attempt);
            for (int seed = 0; seed < 100; seed++) {
                assertThat(Backoff.after(attempt, new Random(seed)))
                        .isBetween(full.dividedBy(2), full);
            }
        }
    }

    @Test
    void waitsTenMinutesAtMost() {
        for (int attempt : new int[] {10, 30, 1_000_000}) {
            assertThat(Backoff.after(attempt, new Random(1)))
                    .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
        }
    }
}
