package io.cardradar.analytics.metrics;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** How long customers stayed in a stage that they left during a period. */
@Singleton
class StageTimes {
    private final JdbcOperations jdbc;

    StageTimes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The median in days, to one decimal, of each stage that anybody left. */
    Map<String, BigDecimal> medianDays(Scope scope, Period period) {
        return Select.of(
                        """
                        WITH stay AS (
                            SELECT c.from_stage, c.changed_at AS left_at, COALESCE(
                                lag(c.changed_at) OVER (PARTITION BY c.customer_id, c.employee_id ORDER BY c.changed_at, c.id),
                                r.created_at) AS entered_at
                            FROM stage_change c JOIN relationship r ON r.tenant_id = c.tenant_id
                                AND r.customer_id = c.customer_id AND r.employee_id = c.employee_id
                            WHERE c.tenant_id = ? AND c.changed_at < ?\
                        """,
                        scope.tenant().value(),
                        period.end())
                .within(scope, "c.employee_id")
                .and(
                        """
                        )
                        SELECT from_stage, round(CAST(
                            percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM left_at - entered_at)) / 86400
                            AS numeric), 1)
                        FROM stay WHERE left_at >= ? AND from_stage IS NOT NULL GROUP BY 1\
                        """,
                        period.start())
                .list(jdbc, row -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
