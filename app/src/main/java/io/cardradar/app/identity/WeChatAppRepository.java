package io.cardradar.app.identity;

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
interface WeChatAppRepository extends GenericRepository<WeChatAppRow, String> {
    WeChatAppRow save(WeChatAppRow row);

    WeChatAppRow update(WeChatAppRow row);

    Optional<WeChatAppRow> findById(String appId);

    /** A company's own apps first, then those that it shares, oldest first. */
    @Query(
            """
            SELECT a.* FROM wechat_app a JOIN wechat_app_company c ON c.app_id = a.app_id
            WHERE c.tenant_id = :tenantId
            ORDER BY a.tenant_id <> c.tenant_id, a.created_at, a.app_id\
            """)
    List<WeChatAppRow> of(TenantId tenantId);

    @Query("SELECT * FROM wechat_app WHERE cloud_env IS NOT NULL ORDER BY app_id")
    List<WeChatAppRow> withCloud();

    /** The companies that use an app, the one that registered it first. */
    @Query(
            """
            SELECT c.tenant_id FROM wechat_app_company c JOIN wechat_app a ON a.app_id = c.app_id
            WHERE c.app_id = :appId ORDER BY a.tenant_id <> c.tenant_id, c.created_at, c.tenant_id\
            """)
    List<UUID> companiesOf(String appId);

    @Query(
            """
            INSERT INTO wechat_app_company (app_id, tenant_id, created_at)
            VALUES (:appId, :tenantId, :createdAt) ON CONFLICT DO NOTHING\
            """)
    void share(String appId, TenantId tenantId, Instant createdAt);
}
