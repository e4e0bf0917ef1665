package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.kernel.Columns;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Counts events by day, by hour and by visitor: one statement a table and batch. Rows are written
 * in the order of their keys, so that two nodes that meet wait for each other and never deadlock.
 * Days and hours begin where the company's do.
 */
@Singleton
@Order(-100)
class ActivityRollup implements Projection {
    private static final String BATCH =
            """
            WITH batch AS (
                SELECT e.*, t.time_zone
                FROM unnest(?, ?, ?, ?, ?, ?) AS e (tenant_id, employee_id, visitor_id, type, dwell_ms, at)
                JOIN tenant t ON t.id = e.tenant_id
            )
            """;

    private static final String DAILY =
            BATCH
                    + """
                    INSERT INTO activity_daily AS a (tenant_id, employee_id, day, type, events, dwell_ms)
                    SELECT tenant_id, employee_id, CAST(at AT TIME ZONE time_zone AS date), type, count(*), sum(dwell_ms)
                    FROM batch GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                    ON CONFLICT (tenant_id, employee_id, day, type) DO UPDATE
                    SET events = a.events + excluded.events, dwell_ms = a.dwell_ms + excluded.dwell_ms\
                    """;

    private static final String HOURLY =
            BATCH
                    + """
                    INSERT INTO activity_hourly AS a (tenant_id, hour, employee_id, type, events, dwell_ms)
                    SELECT tenant_id, date_trunc('hour', at, time_zone), employee_id, type, count(*), sum(dwell_ms)
                    FROM batch GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                    ON CONFLICT (tenant_id, hour, employee_id, type) DO UPDATE
                    SET events = a.events + excluded.events, dwell_ms = a.dwell_ms + excluded.dwell_ms\
                    """;

    private static final String VISITORS =
            BATCH
                    + """
                    INSERT INTO visitor_day (tenant_id, day, employee_id, visitor_id)
                    SELECT DISTINCT tenant_id, CAST(at AT TIME ZONE time_zone AS date), employee_id, visitor_id
                    FROM batch ORDER BY 1, 2, 3, 4
                    ON CONFLICT DO NOTHING\
                    """;

    private final JdbcOperations jdbc;

    ActivityRollup(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        if (!events.isEmpty()) {
            write(DAILY, events);
            write(HOURLY, events);
            write(VISITORS, events);
        }
    }

    private void write(String sql, List<CardEvent> events) {
        jdbc.prepareStatement(
                sql,
                statement -> {
                    new Columns<>(statement, events)
                            .add("uuid", event -> event.tenant().value())
                            .add("uuid", event -> event.employee().value())
                            .add("uuid", event -> event.visitor().value())
                            .add("int2", event -> (short) event.event().type().code())
                            .add("int4", event -> event.event().dwellMs())
                            .add("timestamptz", event -> event.event().occurredAt());
                    return statement.executeUpdate();
                });
    }
}
