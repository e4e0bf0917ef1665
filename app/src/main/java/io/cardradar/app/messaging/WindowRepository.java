package io.cardradar.app.messaging;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface WindowRepository extends GenericRepository<WindowRow, String> {
    /** Pushes may come out of order: the latest act counts. */
    @Query(
            """
            INSERT INTO service_window (tenant_id, app_id, openid, messaged_at, entered_at)
            VALUES (:tenantId, :appId, :openid, :messagedAt, :enteredAt)
            ON CONFLICT (tenant_id, app_id, openid) DO UPDATE SET
                messaged_at = GREATEST(service_window.messaged_at, excluded.messaged_at),
                entered_at = GREATEST(service_window.entered_at, excluded.entered_at)\
            """)
    void acted(WindowRow row);

    @Query(
            """
            UPDATE service_window SET closed_at = :now
            WHERE tenant_id = :tenantId AND app_id = :appId AND openid = :openid\
            """)
    void close(TenantId tenantId, String appId, String openid, Instant now);

    @Query(
            """
            SELECT * FROM service_window
            WHERE tenant_id = :tenantId AND app_id = :appId AND openid = :openid\
            """)
    Optional<WindowRow> find(TenantId tenantId, String appId, String openid);

    /** Until the transaction ends, nobody else reserves a message of this window. */
    @Query(
            """
            SELECT * FROM service_window
            WHERE tenant_id = :tenantId AND app_id = :appId AND openid = :openid FOR UPDATE\
            """)
    Optional<WindowRow> lock(TenantId tenantId, String appId, String openid);

    /** What was sent, or may have been, or is going to be. */
    @Query(
            """
            SELECT count(*) FROM outgoing_message
            WHERE tenant_id = :tenantId AND openid = :openid AND app_id = :appId AND channel = 'kefu'
                AND state NOT IN ('REFUSED', 'FAILED') AND created_at >= :since\
            """)
    long sentSince(TenantId tenantId, String appId, String openid, Instant since);
}
