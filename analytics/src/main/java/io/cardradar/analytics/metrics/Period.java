package io.cardradar.analytics.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whole days, both ends included.
 *
 * @param zone where the company's days begin
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A period ends before it begins: " + from + ", " + to);
        }
    }

    /** The last days, ending with this one. */
    public static Period lastDays(int days, LocalDate today, ZoneId zone) {
        return new Period(today.minusDays(days - 1L), today, zone);
    }

    /** The period of equal length just before. */
    public Period previous() {
        return new Period(from.minusDays(days()), from.minusDays(1), zone);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Every day of it, oldest first. */
    public List<LocalDate> dates() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    /** The first moment. */
    public Instant start() {
        return startOf(from);
    }

    /** The first moment after. */
    public Instant end() {
        return startOf(to.plusDays(1));
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
