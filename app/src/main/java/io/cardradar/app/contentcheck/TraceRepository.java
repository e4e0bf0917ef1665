package io.cardradar.app.contentcheck;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Both writers insert or, if the other was first, complete its row: they meet on the key, so that
 * whoever comes second sees both halves.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TraceRepository extends GenericRepository<TraceRow, String> {
    /** Notes whose question it was. */
    @Query(
            """
            WITH noted AS (
                INSERT INTO content_trace (trace_id, tenant_id, check_id, created_at)
                VALUES (:traceId, :tenantId, :checkId, :now)
                ON CONFLICT (trace_id) DO UPDATE SET tenant_id = excluded.tenant_id, check_id = excluded.check_id
                RETURNING *)
            SELECT * FROM noted\
            """)
    TraceRow asked(String traceId, TenantId tenantId, UUID checkId, Instant now);

    /** Notes what WeChat says; what it said first stays. */
    @Query(
            """
            WITH noted AS (
                INSERT INTO content_trace (trace_id, suggestion, label, received_at, created_at)
                VALUES (:traceId, :suggestion, :label, :now, :now)
                ON CONFLICT (trace_id) DO UPDATE SET
                    suggestion = COALESCE(content_trace.suggestion, excluded.suggestion),
                    label = COALESCE(content_trace.label, excluded.label),
                    received_at = COALESCE(content_trace.received_at, excluded.received_at)
                RETURNING *)
            SELECT * FROM noted\
            """)
    TraceRow answered(
            String traceId, @Nullable String suggestion, @Nullable String label, Instant now);

    @Query("DELETE FROM content_trace WHERE created_at < :before")
    void deleteOlderThan(Instant before);
}
