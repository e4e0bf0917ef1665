package io.cardradar.analytics.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.metrics.Overview.Figure;

import org.junit.jupiter.api.Test;

final class OverviewTest {
    @Test
    void givesTheChangeToFourDecimals() {
        assertThat(new Figure(Metric.LIKES, 4, 3).change()).isEqualByComparingTo("0.3333");
        assertThat(new Figure(Metric.LIKES, 1, 3).change()).isEqualByComparingTo("-0.6667");
        assertThat(new Figure(Metric.LIKES, 3, 3).change()).isEqualByComparingTo("0");
    }

    @Test
    void givesNoChangeFromNothing() {
        assertThat(new Figure(Metric.LIKES, 4, 0).change()).isNull();
    }
}
