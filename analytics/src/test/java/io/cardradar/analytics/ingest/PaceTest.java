package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class PaceTest {
    private static final long START = 1_000;

    private final Pace pace = new Pace();

    @Test
    void waitsForMoreWhileEventsKeepComing() {
        pace.began(START, Pace.FEW);

        assertThat(pace.left(START)).isEqualTo(Pace.EACH);
        assertThat(pace.left(START + Pace.EACH.toNanos())).isEqualTo(Duration.ZERO);
    }

    @Test
    void doesNotKeepFewWaiting() {
        pace.began(START, Pace.FEW);
        pace.began(START + 1, Pace.FEW - 1);

        assertThat(pace.left(START + 1).isPositive()).isFalse();
    }

    @Test
    void letsTheFirstBeginAtOnce() {
        assertThat(pace.left(System.nanoTime()).isPositive()).isFalse();
    }
}
