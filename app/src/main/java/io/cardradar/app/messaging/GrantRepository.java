package io.cardradar.app.messaging;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface GrantRepository extends GenericRepository<GrantRow, UUID> {
    GrantRow save(GrantRow row);

    /** All that is left of these users' grants. */
    @Query(
            """
            SELECT * FROM subscription_grant
            WHERE tenant_id = :tenantId AND openid IN (:openids) AND choice = 'ACCEPT' AND message_id IS NULL
                AND void_at IS NULL
            ORDER BY chosen_at DESC, id DESC\
            """)
    List<GrantRow> left(TenantId tenantId, Collection<String> openids);

    @Query(
            """
            UPDATE subscription_grant SET message_id = NULL
            WHERE tenant_id = :tenantId AND message_id = :messageId\
            """)
    void giveBack(TenantId tenantId, UUID messageId);

    /** Grants that WeChat no longer honours. */
    @Query(
            """
            UPDATE subscription_grant SET void_at = :now
            WHERE tenant_id = :tenantId AND openid = :openid AND app_id = :appId AND template_id = :templateId
                AND choice = 'ACCEPT' AND message_id IS NULL AND void_at IS NULL AND chosen_at <= :now\
            """)
    void cancel(TenantId tenantId, String appId, String openid, String templateId, Instant now);
}
