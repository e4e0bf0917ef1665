package io.cardradar.app.messaging;

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
interface TemplateRepository extends GenericRepository<TemplateRow, UUID> {
    @Query(
            """
            INSERT INTO message_template (tenant_id, id, app_id, template_id, title, content, example, kind, synced_at)
            VALUES (:tenantId, :id, :appId, :templateId, :title, :content, :example, :kind, :syncedAt)
            ON CONFLICT (tenant_id, app_id, template_id) DO UPDATE SET title = excluded.title,
                content = excluded.content, example = excluded.example, kind = excluded.kind,
                synced_at = excluded.synced_at\
            """)
    void put(TemplateRow row);

    /** Those that the last look at WeChat did not find. */
    @Query(
            """
            DELETE FROM message_template
            WHERE tenant_id = :tenantId AND app_id = :appId AND synced_at < :before\
            """)
    void deleteOlder(TenantId tenantId, String appId, Instant before);

    @Query("DELETE FROM message_template WHERE tenant_id = :tenantId AND id = :id")
    void delete(TenantId tenantId, UUID id);

    @Query("SELECT * FROM message_template WHERE tenant_id = :tenantId AND id = :id")
    Optional<TemplateRow> find(TenantId tenantId, UUID id);

    @Query("SELECT * FROM message_template WHERE tenant_id = :tenantId ORDER BY app_id, title, id")
    List<TemplateRow> all(TenantId tenantId);
}
