package io.cardradar.app.radar;

import io.cardradar.kernel.Problem;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How far back a radar view looks. Days are the company's: {@code 7d} is today and the six days
 * before.
 */
enum Window {
    TODAY(0),
    DAYS_7(6),
    DAYS_30(29),
    ALL(-1);

    private final int daysBefore;

    Window(int daysBefore) {
        this.daysBefore = daysBefore;
    }

    static Window of(String name) {
        return switch (name) {
            case "today" -> TODAY;
            case "7d" -> DAYS_7;
            case "30d" -> DAYS_30;
            case "all" -> ALL;
            default ->
                    throw new Problem.Invalid(
                            "radar.bad_window", "window is today, 7d, 30d or all");
        };
    }

    Instant start(Clock clock, ZoneId zone) {
        return this == ALL
                ? Instant.EPOCH
                : LocalDate.now(clock.withZone(zone))
                        .minusDays(daysBefore)
                        .atStartOfDay(zone)
                        .toInstant();
    }
}
