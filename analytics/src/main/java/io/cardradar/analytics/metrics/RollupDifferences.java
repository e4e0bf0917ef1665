package io.cardradar.analytics.metrics;

import io.cardradar.analytics.metrics.RollupCheck.Count;
import io.cardradar.analytics.metrics.RollupCheck.Difference;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the rollups of one day with a new count of the events. Each comparison is one statement,
 * so that both sides are of one moment.
 */
@Singleton
class RollupDifferences {
    private static final String SUMS = "count(*) AS events, COALESCE(sum(dwell_ms), 0) AS dwell_ms";

    private final JdbcOperations jdbc;

    RollupDifferences(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** All that differs, of every rollup. */
    @Transactional(readOnly = true)
    List<Difference> find(TenantId tenant, Period day) {
        List<Difference> differences = new ArrayList<>(daily(tenant, day));
        differences.addAll(hourly(tenant, day));
        differences.addAll(visitors(tenant, day));
        return differences;
    }

    private List<Difference> daily(TenantId tenant, Period day) {
        Select counted =
                counted(
                                Select.of("WITH counted AS (SELECT employee_id, type, " + SUMS),
                                tenant,
                                day)
                        .and("GROUP BY 1, 2");
        return compared(
                counted.and(
                        """
                        ), kept AS (
                            SELECT employee_id, type, events, dwell_ms FROM activity_daily
                            WHERE tenant_id = ? AND day = ?\
                        """,
                        tenant.value(),
                        day.from()),
                "activity_daily",
                "employee_id, type");
    }

    private List<Difference> hourly(TenantId tenant, Period day) {
        Select hours =
                Select.of(
                        "WITH counted AS (SELECT employee_id, type,"
                                + " date_trunc('hour', occurred_at, ?) AS hour, "
                                + SUMS,
                        day.zone().getId());
        return compared(
                counted(hours, tenant, day)
                        .and(
                                """
                                GROUP BY 1, 2, 3
                                ), kept AS (
                                    SELECT employee_id, type, hour, events, dwell_ms FROM activity_hourly
                                    WHERE tenant_id = ? AND hour >= ? AND hour < ?\
                                """,
                                tenant.value(),
                                day.start(),
                                day.end()),
                "activity_hourly",
                "employee_id, type, hour");
    }

    private List<Difference> visitors(TenantId tenant, Period day) {
        Select visitors =
                Select.of(
                        """
                        WITH counted AS (
                            SELECT DISTINCT employee_id, visitor_id, 1 AS events, 0 AS dwell_ms\
                        """);
        return compared(
                counted(visitors, tenant, day)
                        .and(
                                """
                                ), kept AS (
                                    SELECT employee_id, visitor_id, 1 AS events, 0 AS dwell_ms FROM visitor_day
                                    WHERE tenant_id = ? AND day = ?\
                                """,
                                tenant.value(),
                                day.from()),
                "visitor_day",
                "employee_id, visitor_id");
    }

    /** The events of a day that count, by the range of ids that they can have. */
    private static Select counted(Select columns, TenantId tenant, Period day) {
        return columns.and(
                """
                FROM interaction_event WHERE tenant_id = ? AND id >= ? AND id < ?
                    AND occurred_at >= ? AND occurred_at < ? AND NOT internal AND employee_id IS NOT NULL\
                """,
                tenant.value(),
                NewId.floor(day.start().minus(EventsBehind.ID_TIME_APART)),
                NewId.floor(day.end().plus(EventsBehind.ID_TIME_APART)),
                day.start(),
                day.end());
    }

    private List<Difference> compared(Select sides, String rollup, String key) {
        return sides.and(
                        """
                        )
                        SELECT concat_ws(' ', %1$s), COALESCE(c.events, 0), COALESCE(k.events, 0),
                            COALESCE(c.dwell_ms, 0), COALESCE(k.dwell_ms, 0)
                        FROM counted c FULL JOIN kept k USING (%1$s)
                        WHERE (c.events, c.dwell_ms) IS DISTINCT FROM (k.events, k.dwell_ms)
                        ORDER BY 1\
                        """
                                .formatted(key))
                .list(
                        jdbc,
                        row ->
                                new Difference(
                                        rollup,
                                        row.getString(1),
                                        new Count(row.getLong(2), row.getLong(4)),
                                        new Count(row.getLong(3), row.getLong(5))));
    }
}
