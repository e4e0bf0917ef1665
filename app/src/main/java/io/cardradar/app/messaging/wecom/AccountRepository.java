package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AccountRepository extends GenericRepository<AccountRow, TenantId> {
    @Query("SELECT * FROM wecom_account WHERE tenant_id = :tenantId")
    Optional<AccountRow> find(TenantId tenantId);

    @Query(
            """
            INSERT INTO wecom_account (tenant_id, corp_id, agent_id, secret, app_id, page, notices, quiet_from,
                quiet_to, updated_at)
            VALUES (:tenantId, :corpId, :agentId, :secret, :appId, :page, :notices, :quietFrom, :quietTo, :updatedAt)
            ON CONFLICT (tenant_id) DO UPDATE SET corp_id = excluded.corp_id, agent_id = excluded.agent_id,
                secret = excluded.secret, app_id = excluded.app_id, page = excluded.page,
                notices = excluded.notices, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                updated_at = excluded.updated_at\
            """)
    void put(AccountRow row);
}
