package io.cardradar.app.contentcheck;

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
interface ContentCheckRepository extends GenericRepository<ContentCheckRow, UUID> {
    ContentCheckRow save(ContentCheckRow row);

    @Query("SELECT * FROM content_check WHERE tenant_id = :tenantId AND id = :id")
    Optional<ContentCheckRow> find(TenantId tenantId, UUID id);

    @Query("SELECT * FROM content_check WHERE tenant_id = :tenantId AND id = :id FOR UPDATE")
    Optional<ContentCheckRow> lock(TenantId tenantId, UUID id);

    /**
     * Takes checks of all companies that have something to do, the longest due first: until the
     * lease is over, nobody else takes them.
     */
    @Query(
            """
            WITH claimed AS (
                UPDATE content_check SET due_at = :leaseEnd, attempts = attempts + 1
                WHERE (tenant_id, id) IN (
                    SELECT tenant_id, id FROM content_check WHERE due_at <= :now
                    ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED)
                RETURNING *)
            SELECT * FROM claimed\
            """)
    List<ContentCheckRow> claim(Instant now, Instant leaseEnd, int most);

    @Query(
            """
            UPDATE content_check SET state = :state, suggestion = :suggestion, label = :label, reason = :reason,
                asks = :asks, due_at = :dueAt, updated_at = :updatedAt, decided_by = :decidedBy
            WHERE tenant_id = :tenantId AND id = :id\
            """)
    void change(ContentCheckRow row);

    /**
     * Everybody's, the newest first.
     *
     * @param before the id after which the page begins
     */
    @Query(
            """
            SELECT * FROM content_check WHERE tenant_id = :tenantId AND state = ANY(:states) AND id < :before
            ORDER BY id DESC LIMIT :most\
            """)
    List<ContentCheckRow> list(TenantId tenantId, String[] states, UUID before, int most);

    /**
     * Those of some authors, the newest first.
     *
     * @param authors ids as text: repositories bind no arrays of ids
     */
    @Query(
            """
            SELECT * FROM content_check
            WHERE tenant_id = :tenantId AND author_id = ANY(CAST(:authors AS uuid[])) AND state = ANY(:states) AND id < :before
            ORDER BY id DESC LIMIT :most\
            """)
    List<ContentCheckRow> listOf(
            TenantId tenantId, String[] authors, String[] states, UUID before, int most);
}
