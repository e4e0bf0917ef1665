package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

final class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace();
    private final long start = System.nanoTime() + SECOND;

    @Test
    void waitsForMoreWhileEventsKeepComing() {
        pace.began(start, Pace.FEW);

        assertThat(pace.left(start)).isEqualTo(Pace.EACH);
        assertThat(pace.left(start + Pace.EACH.toNanos())).isEqualTo(Duration.ZERO);
    }

    @Test
    void waitsLongerWhereManyCome() {
        pace.began(start, Pace.FEW);
        pace.began(start + SECOND, Pace.MANY);
        assertThat(pace.left(start + SECOND)).isEqualTo(Pace.EACH);

        pace.began(start + 2 * SECOND, Pace.MANY + 1);
        assertThat(pace.left(start + 2 * SECOND)).isEqualTo(Pace.EACH_OF_MANY);
    }

    /** However few wait for it. */
    @Test
    void isThatOfHowFastTheyComeNotOfHowMany() {
        pace.began(start, Pace.FEW);
        pace.began(start + SECOND / 100, Pace.MANY / 50);

        assertThat(pace.left(start + SECOND / 100)).isEqualTo(Pace.EACH_OF_MANY);
    }

    @Test
    void doesNotKeepFewWaiting() {
        pace.began(start, Pace.FEW);
        pace.began(start + 1, Pace.FEW - 1);

        assertThat(pace.left(start + 1).isPositive()).isFalse();
    }

    @Test
    void letsTheFirstBeginAtOnce() {
        assertThat(pace.left(System.nanoTime()).isPositive()).isFalse();
    }
}
