package io.cardradar.app.storage;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface FileRepository extends GenericRepository<FileRow, UUID> {
    FileRow save(FileRow row);

    @Query("SELECT * FROM file WHERE tenant_id = :tenantId AND id = :id")
    Optional<FileRow> find(TenantId tenantId, UUID id);

    @Query("SELECT * FROM file WHERE tenant_id = :tenantId AND id = :id FOR UPDATE")
    Optional<FileRow> lock(TenantId tenantId, UUID id);

    @Query(
            """
            SELECT count(*) FROM file
            WHERE tenant_id = :tenantId AND owner_id = :ownerId AND created_at >= :since\
            """)
    int countSince(TenantId tenantId, UUID ownerId, Instant since);

    /** Notes what was kept of an upload. */
    @Query(
            """
            UPDATE file SET state = :state, content_type = :contentType, size = :size, sha256 = :sha256, width = :width,
                height = :height, stored_path = :storedPath, updated_at = :updatedAt
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void arrived(FileRow row);

    @Query(
            """
            UPDATE file SET state = :state, updated_at = :now
            WHERE tenant_id = :tenantId AND id = :id AND state NOT IN ('uploading', 'rejected')\
            """)
    int moveTo(TenantId tenantId, UUID id, String state, Instant now);

    @Query("UPDATE file SET stored_path = NULL WHERE tenant_id = :tenantId AND id = :id")
    void forgetBytes(TenantId tenantId, UUID id);

    @Query("DELETE FROM file WHERE tenant_id = :tenantId AND id = :id")
    void delete(TenantId tenantId, UUID id);

    /** Forgets uploads of all companies that never arrived; their bytes go by their removals. */
    @Query("DELETE FROM file WHERE state = 'uploading' AND created_at < :before")
    int deleteAbandoned(Instant before);
}
