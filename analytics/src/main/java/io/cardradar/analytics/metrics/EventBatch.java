package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.kernel.Columns;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import java.util.List;

/**
 * A batch of events as the common table {@code batch} of a statement: {@code tenant_id}, {@code
 * employee_id}, {@code visitor_id}, {@code type}, {@code dwell_ms}, {@code times}, and the {@code
 * day} and {@code hour} where the company is.
 */
record EventBatch(JdbcOperations jdbc, List<CardEvent> events) {
    private static final String ROWS =
            """
            WITH batch AS (
                SELECT e.tenant_id, e.employee_id, e.visitor_id, e.type, e.dwell_ms, e.times,
                    CAST(e.at AT TIME ZONE t.time_zone AS date) AS day,
                    date_trunc('hour', e.at, t.time_zone) AS hour
                FROM unnest(?, ?, ?, ?, ?, ?, ?) AS e (tenant_id, employee_id, visitor_id, type, dwell_ms, times, at)
                JOIN tenant t ON t.id = e.tenant_id
            )
            """;

    /** Runs one statement that begins with a select, an insert or further common tables. */
    void write(String statementOverBatch) {
        jdbc.prepareStatement(
                ROWS + statementOverBatch,
                statement -> {
                    new Columns<>(statement, events)
                            .add("uuid", event -> event.tenant().value())
                            .add("uuid", event -> event.employee().value())
                            .add("uuid", event -> event.visitor().value())
                            .add("int2", event -> (short) event.event().type().code())
                            .add("int4", event -> event.event().dwellMs())
                            .add("int4", CardEvent::times)
                            .add("timestamptz", event -> event.event().occurredAt());
                    return statement.executeUpdate();
                });
    }
}
