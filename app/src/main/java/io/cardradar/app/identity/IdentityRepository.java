package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface IdentityRepository extends GenericRepository<IdentityRow, String> {
    /** Stores a log-in; whom a known openid stands for does not change. */
    @Query(
            """
            INSERT INTO wechat_identity (tenant_id, app_id, openid, unionid, principal_kind, principal_id, session_key,
                created_at, last_login_at)
            VALUES (:tenantId, :appId, :openid, :unionid, :principalKind, :principalId, :sessionKey, :createdAt,
                :lastLoginAt)
            ON CONFLICT (tenant_id, app_id, openid) DO UPDATE SET
                session_key = COALESCE(excluded.session_key, wechat_identity.session_key),
                unionid = COALESCE(excluded.unionid, wechat_identity.unionid), last_login_at = excluded.last_login_at\
            """)
    void remember(IdentityRow row);

    @Query(
            "SELECT * FROM wechat_identity WHERE tenant_id = :tenantId AND app_id = :appId AND"
                    + " openid = :openid")
    Optional<IdentityRow> find(TenantId tenantId, String appId, String openid);

    @Query(
            """
            UPDATE wechat_identity SET principal_kind = :kind, principal_id = :principal
            WHERE tenant_id = :tenantId AND app_id = :appId AND openid = :openid\
            """)
    void bind(TenantId tenantId, String appId, String openid, PrincipalKind kind, UUID principal);

    @Query(
            """
            UPDATE wechat_identity SET session_key = NULL
            WHERE tenant_id = :tenantId AND app_id = :appId AND openid = :openid\
            """)
    void forgetSessionKey(TenantId tenantId, String appId, String openid);

    @Query(
            """
            SELECT * FROM wechat_identity WHERE tenant_id = :tenantId AND principal_id = :principalId
            ORDER BY last_login_at DESC, app_id, openid\
            """)
    List<IdentityRow> ofPrincipal(TenantId tenantId, UUID principalId);

    @Query(
            """
            SELECT i.tenant_id FROM wechat_app_company c
            JOIN wechat_identity i ON i.tenant_id = c.tenant_id AND i.app_id = c.app_id
            WHERE c.app_id = :appId AND i.openid = :openid\
            """)
    List<UUID> companiesKnowing(String appId, String openid);
}
