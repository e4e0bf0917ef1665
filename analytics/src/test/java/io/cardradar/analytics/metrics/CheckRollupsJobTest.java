package io.cardradar.analytics.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

final class CheckRollupsJobTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void looksAtTheLastThreeDaysEveryNight() {
        assertThat(CheckRollupsJob.days(TODAY))
                .hasSize(4)
                .startsWith(TODAY.minusDays(1), TODAY.minusDays(2), TODAY.minusDays(3));
    }

    @Test
    void looksAtEveryAgeOfDayOnceAQuarter() {
        Set<Long> ages = new HashSet<>();
        for (int night = 0; night < 87; night++) {
            LocalDate today = TODAY.plusDays(night);
            LocalDate older = CheckRollupsJob.days(today).getLast();
            ages.add(today.toEpochDay() - older.toEpochDay());
        }
        assertThat(ages).hasSize(87).contains(4L, 90L);
    }
}
