package io.cardradar.app.privacy;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ErasureRequestRepository extends GenericRepository<ErasureRequestRow, UUID> {
    /** Does nothing for a push that was recorded already. */
    @Query(
            """
            INSERT INTO erasure_request (tenant_id, id, kind, app_id, openid_hash, openid, push_key, fields, state,
                asked_at, due_at)
            VALUES (:tenantId, :id, :kind, :appId, :openidHash, :openid, :pushKey, :fields, :state, :askedAt, :dueAt)
            ON CONFLICT (tenant_id, app_id, push_key) DO NOTHING\
            """)
    void record(ErasureRequestRow row);

    /** Newest first. */
    @Query(
            """
            SELECT * FROM erasure_request WHERE tenant_id = :tenantId AND id < :before
            ORDER BY id DESC LIMIT :limit\
            """)
    List<ErasureRequestRow> before(TenantId tenantId, UUID before, int limit);
}
