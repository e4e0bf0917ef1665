package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefreshTokenRepository extends GenericRepository<RefreshTokenRow, byte[]> {
    RefreshTokenRow save(RefreshTokenRow row);

    @Query(
            "SELECT * FROM refresh_token WHERE tenant_id = :tenantId AND token_hash = :hash FOR"
                    + " UPDATE")
    Optional<RefreshTokenRow> lock(TenantId tenantId, byte[] hash);

    @Query(
            "UPDATE refresh_token SET used_at = :now WHERE tenant_id = :tenantId AND token_hash ="
                    + " :hash")
    void markUsed(TenantId tenantId, byte[] hash, Instant now);

    @Query(
            """
            UPDATE refresh_token SET revoked_at = :now
            WHERE tenant_id = :tenantId AND family_id = :family AND revoked_at IS NULL\
            """)
    void revokeFamily(TenantId tenantId, UUID family, Instant now);

    @Query(
            """
            UPDATE refresh_token SET revoked_at = :now
            WHERE tenant_id = :tenantId AND principal_id = :principal AND revoked_at IS NULL\
            """)
    void revokeAllOf(TenantId tenantId, UUID principal, Instant now);

    @Query(
            """
            UPDATE refresh_token SET revoked_at = :now
            WHERE tenant_id = :tenantId AND principal_id = :principal AND app_id = :appId AND revoked_at IS NULL\
            """)
    void revokeAllOfApp(TenantId tenantId, UUID principal, String appId, Instant now);

    @Query("DELETE FROM refresh_token WHERE expires_at < :before")
    void deleteExpired(Instant before);
}
