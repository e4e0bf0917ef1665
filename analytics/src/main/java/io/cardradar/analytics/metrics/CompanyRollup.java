package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Counts events and visitors of the whole company. Every batch of a company writes the same few
 * rows, so this comes after the other projections: the rows stay locked for no longer than the
 * commit takes.
 */
@Singleton
@Order(2000)
class CompanyRollup implements Projection {
    private static final String DAILY =
            """
            INSERT INTO company_daily AS c (tenant_id, day, type, events, dwell_ms)
            SELECT tenant_id, day, type, sum(times), sum(dwell_ms) FROM batch GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            ON CONFLICT (tenant_id, day, type) DO UPDATE
            SET events = c.events + excluded.events, dwell_ms = c.dwell_ms + excluded.dwell_ms\
            """;

    private static final String HOURLY =
            """
            INSERT INTO company_hourly AS c (tenant_id, hour, type, events, dwell_ms)
            SELECT tenant_id, hour, type, sum(times), sum(dwell_ms) FROM batch GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            ON CONFLICT (tenant_id, hour, type) DO UPDATE
            SET events = c.events + excluded.events, dwell_ms = c.dwell_ms + excluded.dwell_ms\
            """;

    /**
     * A visitor's days are a chain, each with the day before it. A new day, which may come late and
     * lie between others, changes the links around it: the old chain is taken out of the counts and
     * the new one put in. The statement sees the days as they were before it; whoever else brings a
     * day of the same visitor waits at the visitor's row, which an earlier projection has locked.
     */
    private static final String VISITORS =
            """
            , added AS (
                INSERT INTO company_visitor_day (tenant_id, visitor_id, day)
                SELECT DISTINCT tenant_id, visitor_id, day FROM batch ORDER BY 1, 2, 3
                ON CONFLICT DO NOTHING RETURNING tenant_id, visitor_id, day
            ), known AS (
                SELECT tenant_id, visitor_id, day FROM company_visitor_day
                JOIN (SELECT DISTINCT tenant_id, visitor_id FROM added) a USING (tenant_id, visitor_id)
            ), chain AS (
                SELECT tenant_id, visitor_id, day, -1 AS sign FROM known
                UNION ALL SELECT tenant_id, visitor_id, day, 1 FROM known
                UNION ALL SELECT tenant_id, visitor_id, day, 1 FROM added
            ), link AS (
                SELECT tenant_id, day, sign, COALESCE(
                    lag(day) OVER (PARTITION BY sign, tenant_id, visitor_id ORDER BY day), '-infinity') AS came_before
                FROM chain
            )
            INSERT INTO visitor_return AS r (tenant_id, day, came_before, visitors)
            SELECT tenant_id, day, came_before, sum(sign) FROM link
            GROUP BY 1, 2, 3 HAVING sum(sign) <> 0 ORDER BY 1, 2, 3
            ON CONFLICT (tenant_id, day, came_before) DO UPDATE SET visitors = r.visitors + excluded.visitors\
            """;

    private final JdbcOperations jdbc;

    CompanyRollup(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        if (!events.isEmpty()) {
            EventBatch batch = new EventBatch(jdbc, events);
            batch.write(VISITORS);
            batch.write(HOURLY);
            batch.write(DAILY);
        }
    }
}
