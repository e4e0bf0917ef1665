package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Counts events by day, by hour and by visitor: one statement a table and batch. Rows are written
 * in the order of their keys, so that two nodes that meet wait for each other and never deadlock.
 * Days and hours begin where the company's do.
 */
@Singleton
@Order(-100)
class ActivityRollup implements Projection {
    /** The batch as rows; milliseconds are exact enough, because no day begins within one. */
    private static final String BATCH =
            """
            WITH batch AS (
                SELECT e.tenant_id, e.employee_id, e.visitor_id, e.type, e.dwell_ms, t.time_zone,
                    to_timestamp(e.at_ms / 1000.0) AS at
                FROM unnest(?, ?, ?, ?, ?, ?) AS e (tenant_id, employee_id, visitor_id, type, dwell_ms, at_ms)
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
                    bind(statement, events);
                    return statement.executeUpdate();
                });
    }

    private static void bind(PreparedStatement statement, List<CardEvent> events)
            throws SQLException {
        statement.setObject(1, ids(events, event -> event.tenant().value()));
        statement.setObject(2, ids(events, event -> event.employee().value()));
        statement.setObject(3, ids(events, event -> event.visitor().value()));
        statement.setObject(
                4, events.stream().mapToInt(event -> event.event().type().code()).toArray());
        statement.setObject(
                5, events.stream().mapToInt(event -> event.event().dwellMs()).toArray());
        statement.setObject(
                6,
                events.stream()
                        .mapToLong(event -> event.event().occurredAt().toEpochMilli())
                        .toArray());
    }

    private static UUID[] ids(List<CardEvent> events, Function<CardEvent, UUID> id) {
        return events.stream().map(id).toArray(UUID[]::new);
    }
}
