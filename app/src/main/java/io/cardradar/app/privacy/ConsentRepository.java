package io.cardradar.app.privacy;

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
interface ConsentRepository extends GenericRepository<ConsentRow, UUID> {
    /** What counts. */
    @Query(
            """
            SELECT * FROM visitor_consent
            WHERE tenant_id = :tenantId AND visitor_id = :visitorId AND replaced_at IS NULL\
            """)
    Optional<ConsentRow> standing(TenantId tenantId, UUID visitorId);

    @Query(
            """
            UPDATE visitor_consent SET replaced_at = :replacedAt
            WHERE tenant_id = :tenantId AND visitor_id = :visitorId AND replaced_at IS NULL\
            """)
    void replace(TenantId tenantId, UUID visitorId, Instant replacedAt);

    @Query(
            """
            INSERT INTO visitor_consent (tenant_id, visitor_id, changed_at, tracking, app_id)
            VALUES (:tenantId, :visitorId, :changedAt, :tracking, :appId)\
            """)
    void add(ConsentRow row);

    /** Visitors who are not to be followed. */
    @Query(
            """
            SELECT visitor_id FROM visitor_consent
            WHERE tenant_id = :tenantId AND replaced_at IS NULL AND NOT tracking LIMIT :limit\
            """)
    List<UUID> withdrawn(TenantId tenantId, int limit);
}
