package io.cardradar.app.customers;

import io.cardradar.analytics.scoring.Heat;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes what events say about customers, a batch at a time. */
@Singleton
class ProjectedTables {
    /**
     * In float8: a time's epoch is numeric, and powers of numeric were most of the statement's
     * cost.
     */
    private static final String TOUCH =
            """
            INSERT INTO %s AS r (tenant_id, customer_id, employee_id, stage, source, heat, heat_at,
                last_active_at, stage_since, created_at)
            SELECT n.*, n.since FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                AS n (tenant_id, customer_id, employee_id, stage, source, heat, heat_at, last_active_at, since)
            ON CONFLICT (tenant_id, customer_id, employee_id) DO UPDATE SET
                heat = r.heat * power(CAST(0.5 AS float8), CAST(GREATEST(0, extract(epoch FROM excluded.heat_at - r.heat_at)) AS float8) / ?)
                    + excluded.heat * power(CAST(0.5 AS float8), CAST(GREATEST(0, extract(epoch FROM r.heat_at - excluded.heat_at)) AS float8) / ?),
                heat_at = GREATEST(r.heat_at, excluded.heat_at),
                last_active_at = GREATEST(r.last_active_at, excluded.last_active_at),
                stage_since = CASE WHEN r.stage_since = r.created_at
                    THEN LEAST(r.stage_since, excluded.stage_since) ELSE r.stage_since END,
                created_at = LEAST(r.created_at, excluded.created_at)\
            """;

    private final JdbcOperations jdbc;

    ProjectedTables(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void addCustomers(List<Touch> firstTouches, Instant now) {
        if (firstTouches.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                INSERT INTO customer (tenant_id, id, source, created_at, updated_at, version)
                SELECT n.*, 1 FROM unnest(?, ?, ?, ?, ?) AS n\
                """,
                statement -> {
                    new Columns<>(statement, firstTouches)
                            .add("uuid", touch -> touch.key().tenant().value())
                            .add("uuid", touch -> touch.key().customer().value())
                            .add("text", Touch::source)
                            .add("timestamptz", Touch::firstAt)
                            .add("timestamptz", touch -> now);
                    return statement.executeUpdate();
                });
    }

    void touch(List<Touch> touches, Map<TenantId, String> firstStages) {
        touch("relationship", touches, firstStages);
    }

    /** The same for the parts of customers who are stitched together: each keeps its own sums. */
    void touchParts(List<Touch> touches, Map<TenantId, String> firstStages) {
        touch("relationship_part", touches, firstStages);
    }

    /** The sums of heat decay here as in {@link Heat#plus}. */
    private void touch(String table, List<Touch> touches, Map<TenantId, String> firstStages) {
        if (touches.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                TOUCH.formatted(table),
                statement -> {
                    new Columns<>(statement, touches)
                            .add("uuid", touch -> touch.key().tenant().value())
                            .add("uuid", touch -> touch.key().customer().value())
                            .add("uuid", touch -> touch.key().employee().value())
                            .add("text", touch -> firstStages.get(touch.key().tenant()))
                            .add("text", Touch::source)
                            .add("float8", touch -> touch.heat().value())
                            .add("timestamptz", touch -> touch.heat().at())
                            .add("timestamptz", Touch::lastAt)
                            .add("timestamptz", Touch::firstAt);
                    statement.setDouble(10, Heat.HALF_LIFE.toSeconds());
                    statement.setDouble(11, Heat.HALF_LIFE.toSeconds());
                    return statement.executeUpdate();
                });
    }
}
