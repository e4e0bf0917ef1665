package io.cardradar.analytics.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

final class PeriodTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @Test
    void beginsAndEndsWhereTheCompanyIs() {
        Period period = new Period(FIRST, FIRST.plusDays(1), SHANGHAI);

        assertThat(period.start()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
        assertThat(period.end()).isEqualTo(Instant.parse("2026-03-02T16:00:00Z"));
    }

    @Test
    void hasOneOfEqualLengthJustBefore() {
        Period week = new Period(FIRST, FIRST.plusDays(6), SHANGHAI);

        assertThat(week.previous())
                .isEqualTo(
                        new Period(LocalDate.of(2026, 2, 22), LocalDate.of(2026, 2, 28), SHANGHAI));
        assertThat(week.previous().end()).isEqualTo(week.start());
    }

    @Test
    void hasAsManyHoursAsTheDayOnWhichClocksChange() {
        LocalDate change = LocalDate.of(2026, 3, 29);
        Period day = new Period(change, change, ZoneId.of("Europe/Berlin"));

        assertThat(Grain.HOUR.buckets(day)).hasSize(23);
        assertThat(Grain.DAY.buckets(day)).containsExactly(day.start());
    }

    @Test
    void doesNotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(FIRST, FIRST.minusDays(1), SHANGHAI));
    }
}
