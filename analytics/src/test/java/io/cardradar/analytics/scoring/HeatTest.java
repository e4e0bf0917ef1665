package io.cardradar.analytics.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cardradar.analytics.events.EventType;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

class HeatTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant WEEK_AGO = NOW.minus(Heat.HALF_LIFE);

    @Test
    void halvesEveryWeek() {
        Heat heat = new Heat(8, WEEK_AGO);
        assertThat(heat.valueAt(NOW)).isCloseTo(4, within(1e-6));
        assertThat(heat.valueAt(NOW.plus(Heat.HALF_LIFE))).isCloseTo(2, within(1e-6));
    }

    @Test
    void countsARepeatedActEverLess() {
        assertThat(Heat.of(EventType.CARD_VIEW, 1)).isEqualTo(1);
        assertThat(Heat.of(EventType.CARD_VIEW, 4)).isEqualTo(0.5);
        assertThat(Heat.of(EventType.SESSION_DWELL, 1)).isZero();
    }

    @Test
    void sumsRepeatedActsAsIfEachWereAdded() {
        double oneByOne =
                IntStream.rangeClosed(1, 500)
                        .mapToDouble(nth -> Heat.of(EventType.PRODUCT_VIEW, nth))
                        .sum();
        assertThat(Heat.ofRepeated(EventType.PRODUCT_VIEW, 500))
                .isCloseTo(oneByOne, within(oneByOne / 100));
        assertThat(Heat.ofRepeated(EventType.CARD_LIKE, 1)).isEqualTo(2);
    }

    @Test
    void addsLateAndEarlyEventsToTheSame() {
        Heat early = new Heat(6, WEEK_AGO);
        Heat late = new Heat(1, NOW);
        assertThat(early.plus(late)).isEqualTo(late.plus(early));
        assertThat(early.plus(late).value()).isCloseTo(4, within(1e-6));
        assertThat(early.plus(late).at()).isEqualTo(NOW);
    }

    @Test
    void scoresFromNoughtToAHundred() {
        assertThat(Heat.none(NOW).score(NOW)).isZero();
        assertThat(new Heat(1, NOW).score(NOW)).isEqualTo(5);
        assertThat(new Heat(20, NOW).score(NOW)).isEqualTo(63);
        assertThat(new Heat(1e6, NOW).score(NOW)).isEqualTo(100);
    }

    @Test
    void ordersKeysAsScoresAtAnyTime() {
        Heat strongButOld = new Heat(30, NOW.minus(Duration.ofDays(21)));
        Heat weakButFresh = new Heat(5, NOW);
        for (int days = 0; days <= 365; days += 73) {
            Instant then = NOW.plus(Duration.ofDays(days));
            assertThat(strongButOld.valueAt(then)).isLessThan(weakButFresh.valueAt(then));
        }
        assertThat(strongButOld.key()).isLessThan(weakButFresh.key());
        assertThat(Heat.none(NOW).key()).isLessThan(new Heat(1e-12, NOW).key());
    }

    @Test
    void drawsTheLineOfAScoreWhereTheScoreIsShown() {
        for (int score = 1; score <= 100; score++) {
            double line = Heat.keyOfScore(score, NOW);
            for (double value = 0.05; value < 200; value *= 1.01) {
                Heat heat = new Heat(value * 2, WEEK_AGO);
                assertThat(heat.key() >= line)
                        .as("heat %s against score %s", value, score)
                        .isEqualTo(heat.score(NOW) >= score);
            }
        }
        assertThat(Heat.none(NOW).key()).isGreaterThanOrEqualTo(Heat.keyOfScore(0, NOW));
    }
}
