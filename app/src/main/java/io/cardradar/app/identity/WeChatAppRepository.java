package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface WeChatAppRepository extends GenericRepository<WeChatAppRow, String> {
    WeChatAppRow save(WeChatAppRow row);

    Optional<WeChatAppRow> findById(String appId);

    @Query(
            "SELECT * FROM wechat_app WHERE tenant_id = :tenantId ORDER BY created_at, app_id LIMIT"
                    + " 1")
    Optional<WeChatAppRow> firstOf(TenantId tenantId);
}
