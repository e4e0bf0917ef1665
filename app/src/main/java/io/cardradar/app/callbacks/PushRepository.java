package io.cardradar.app.callbacks;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PushRepository extends GenericRepository<PushRow, UUID> {
    @Query("SELECT * FROM wechat_push WHERE tenant_id = :tenantId AND id = :id FOR UPDATE")
    Optional<PushRow> lock(TenantId tenantId, UUID id);

    /** Newest first. */
    @Query(
            """
            SELECT * FROM wechat_push
            WHERE tenant_id = :tenantId AND state = :state AND id < :before
            ORDER BY id DESC LIMIT :limit\
            """)
    List<PushRow> inState(TenantId tenantId, String state, UUID before, int limit);

    @Query(
            """
            UPDATE wechat_push SET state = 'HANDLED', payload = NULL, reason = NULL, finished_at = :now
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void markHandled(TenantId tenantId, UUID id, Instant now);

    @Query(
            """
            UPDATE wechat_push SET state = 'UNKNOWN', finished_at = :now
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void markUnknown(TenantId tenantId, UUID id, Instant now);

    @Query(
            """
            UPDATE wechat_push SET attempts = attempts + 1, reason = :reason
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void countFailure(TenantId tenantId, UUID id, String reason);

    @Query(
            """
            UPDATE wechat_push SET state = 'FAILED', finished_at = :now
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void markFailed(TenantId tenantId, UUID id, Instant now);

    @Query(
            """
            UPDATE wechat_push SET state = 'WAITING', attempts = 0, finished_at = NULL
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void markWaiting(TenantId tenantId, UUID id);

    /** Deletes some of what is done with, of all companies. */
    @Query(
            """
            DELETE FROM wechat_push WHERE (tenant_id, id) IN (
                SELECT tenant_id, id FROM wechat_push
                WHERE state IN ('HANDLED', 'UNKNOWN') AND finished_at < :before LIMIT :limit)\
            """)
    int deleteFinished(Instant before, int limit);

    @Query("DELETE FROM wechat_push_nonce WHERE received_at < :before")
    int deleteNonces(Instant before);
}
