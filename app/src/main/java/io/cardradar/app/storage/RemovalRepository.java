package io.cardradar.app.storage;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RemovalRepository extends GenericRepository<RemovalRow, String> {
    @Query(
            """
            INSERT INTO file_removal (tenant_id, path, due_at) VALUES (:tenantId, :path, :dueAt)
            ON CONFLICT (tenant_id, path) DO UPDATE SET due_at = excluded.due_at\
            """)
    void plan(RemovalRow row);

    @Query("DELETE FROM file_removal WHERE tenant_id = :tenantId AND path = :path")
    void cancel(TenantId tenantId, String path);

    /** Of all companies. */
    @Query("SELECT * FROM file_removal WHERE due_at <= :now ORDER BY due_at LIMIT :most")
    List<RemovalRow> due(Instant now, int most);
}
