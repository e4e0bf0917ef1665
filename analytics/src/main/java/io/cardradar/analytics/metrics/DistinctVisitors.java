package io.cardradar.analytics.metrics;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many different visitors came, exactly. For the whole company each visitor is counted on the
 * first of their days in the period: those whose day before lies before it. For some salespeople,
 * whose sets may be any, the visitors themselves are looked at.
 */
@Singleton
class DistinctVisitors {
    private final JdbcOperations jdbc;

    DistinctVisitors(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Over the whole period. */
    long of(Scope scope, Period period) {
        if (scope.employees() == null) {
            return days("SELECT COALESCE(sum(visitors), 0) FROM visitor_return", scope, period)
                    .and("AND came_before < ?", period.from())
                    .count(jdbc);
        }
        return days("SELECT count(DISTINCT visitor_id) FROM visitor_day", scope, period)
                .within(scope, "employee_id")
                .count(jdbc);
    }

    /** On each day; a day without any is left out. */
    Map<LocalDate, Long> byDay(Scope scope, Period period) {
        Select select =
                scope.employees() == null
                        ? days("SELECT day, sum(visitors) FROM visitor_return", scope, period)
                        : days(
                                        "SELECT day, count(DISTINCT visitor_id) FROM visitor_day",
                                        scope,
                                        period)
                                .within(scope, "employee_id");
        List<Map.Entry<LocalDate, Long>> days =
                select.and("GROUP BY day")
                        .list(
                                jdbc,
                                row ->
                                        Map.entry(
                                                row.getObject(1, LocalDate.class), row.getLong(2)));
        return days.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Select days(String from, Scope scope, Period period) {
        return Select.of(
                from + " WHERE tenant_id = ? AND day BETWEEN ? AND ?",
                scope.tenant().value(),
                period.from(),
                period.to());
    }
}
