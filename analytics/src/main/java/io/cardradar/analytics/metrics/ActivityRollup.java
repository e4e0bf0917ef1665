package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Counts events by salesperson: by day, by hour and by visitor, one statement a table and batch.
 * Rows are written in the order of their keys, so that two nodes that meet wait for each other and
 * never deadlock. Days and hours begin where the company's do.
 */
@Singleton
@Order(-100)
class ActivityRollup implements Projection {
    private static final String DAILY =
            """
            INSERT INTO activity_daily AS a (tenant_id, employee_id, day, type, events, dwell_ms)
            SELECT tenant_id, employee_id, day, type, sum(times), sum(dwell_ms)
            FROM batch GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (tenant_id, employee_id, day, type) DO UPDATE
            SET events = a.events + excluded.events, dwell_ms = a.dwell_ms + excluded.dwell_ms\
            """;

    private static final String HOURLY =
            """
            INSERT INTO activity_hourly AS a (tenant_id, hour, employee_id, type, events, dwell_ms)
            SELECT tenant_id, hour, employee_id, type, sum(times), sum(dwell_ms)
            FROM batch GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (tenant_id, hour, employee_id, type) DO UPDATE
            SET events = a.events + excluded.events, dwell_ms = a.dwell_ms + excluded.dwell_ms\
            """;

    private static final String VISITORS =
            """
            INSERT INTO visitor_day (tenant_id, day, employee_id, visitor_id)
            SELECT DISTINCT tenant_id, day, employee_id, visitor_id FROM batch ORDER BY 1, 2, 3, 4
            ON CONFLICT DO NOTHING\
            """;

    private final JdbcOperations jdbc;

    ActivityRollup(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        if (!events.isEmpty()) {
            EventBatch batch = new EventBatch(jdbc, events);
            batch.write(DAILY);
            batch.write(HOURLY);
            batch.write(VISITORS);
        }
    }
}
