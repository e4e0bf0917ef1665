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

/** Compares the rollups of one day with a new count of its events, all at one moment. */
@Singleton
class RollupDifferences {
    private final JdbcOperations jdbc;

    RollupDifferences(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** All that differs, of every rollup. */
    @Transactional(readOnly = true)
    List<Difference> find(TenantId tenant, Period day) {
        List<Difference> differences = new ArrayList<>(ofEvents(tenant, day));
        differences.addAll(ofReturns(tenant, day));
        return differences;
    }

    private List<Difference> ofEvents(TenantId tenant, Period day) {
        Select select = happened(tenant, day);
        for (Rollup rollup : Rollup.values()) {
            if (rollup.ordinal() > 0) {
                select.and("UNION ALL");
            }
            addCompared(select, rollup, tenant, day);
        }
        return read(select);
    }

    /** The events that count, by the finest key, from the range of ids that they can have. */
    private static Select happened(TenantId tenant, Period day) {
        return Select.of(
                """
                WITH happened AS MATERIALIZED (
                    SELECT employee_id, visitor_id, type, date_trunc('hour', occurred_at, ?) AS hour,
                        count(*) AS events, COALESCE(sum(dwell_ms), 0) AS dwell_ms
                    FROM interaction_event WHERE tenant_id = ? AND id >= ? AND id < ?
                        AND occurred_at >= ? AND occurred_at < ? AND NOT internal AND employee_id IS NOT NULL
                    GROUP BY 1, 2, 3, 4
                )\
                """,
                day.zone().getId(),
                tenant.value(),
                NewId.floor(day.start().minus(EventsBehind.ID_TIME_APART)),
                NewId.floor(day.end().plus(EventsBehind.ID_TIME_APART)),
                day.start(),
                day.end());
    }

    private static void addCompared(Select select, Rollup rollup, TenantId tenant, Period day) {
        select.and(
                """
                SELECT '%1$s', concat_ws(' ', %2$s), c.events, k.events, c.dwell_ms, k.dwell_ms
                FROM (SELECT %2$s, %3$s FROM happened GROUP BY %2$s) AS c
                FULL JOIN (SELECT %2$s, %4$s FROM %1$s WHERE tenant_id = ?\
                """
                        .formatted(rollup.table(), rollup.key(), rollup.counted(), rollup.kept()),
                tenant.value());
        switch (rollup.grain()) {
            case DAY -> select.and("AND day = ?", day.from());
            case HOUR -> select.and("AND hour >= ? AND hour < ?", day.start(), day.end());
        }
        select.and(
                """
                ) AS k USING (%s) WHERE (c.events, c.dwell_ms) IS DISTINCT FROM (k.events, k.dwell_ms)\
                """
                        .formatted(rollup.key()));
    }

    /**
     * Returning visitors are counted from the days on which visitors came, which are checked too.
     */
    private List<Difference> ofReturns(TenantId tenant, Period day) {
        return read(
                Select.of(
                        """
                        SELECT 'visitor_return', CAST(came_before AS text), c.events, k.events, 0, 0
                        FROM (
                            SELECT COALESCE((SELECT max(p.day) FROM company_visitor_day p
                                WHERE p.tenant_id = d.tenant_id AND p.visitor_id = d.visitor_id AND p.day < d.day),
                                '-infinity') AS came_before, count(*) AS events
                            FROM company_visitor_day d WHERE d.tenant_id = ? AND d.day = ? GROUP BY 1
                        ) AS c
                        FULL JOIN (
                            SELECT came_before, visitors AS events FROM visitor_return
                            WHERE tenant_id = ? AND day = ? AND visitors <> 0
                        ) AS k USING (came_before) WHERE c.events IS DISTINCT FROM k.events\
                        """,
                        tenant.value(),
                        day.from(),
                        tenant.value(),
                        day.from()));
    }

    private List<Difference> read(Select select) {
        return select.list(
                jdbc,
                row ->
                        new Difference(
                                row.getString(1),
                                row.getString(2),
                                new Count(row.getLong(3), row.getLong(5)),
                                new Count(row.getLong(4), row.getLong(6))));
    }
}
