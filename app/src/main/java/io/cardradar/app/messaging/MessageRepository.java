package io.cardradar.app.messaging;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MessageRepository extends GenericRepository<MessageRow, UUID> {
    MessageRow save(MessageRow row);

    @Query("SELECT * FROM outgoing_message WHERE tenant_id = :tenantId AND id = :id")
    Optional<MessageRow> find(TenantId tenantId, UUID id);

    /** Newest first; one more than the largest page has. */
    @Query(
            """
            SELECT * FROM outgoing_message
            WHERE tenant_id = :tenantId AND customer_id IN (:customers) AND employee_id IN (:owners)
                AND (created_at, id) < (:before, :beforeId)
            ORDER BY created_at DESC, id DESC LIMIT 101\
            """)
    List<MessageRow> before(
            TenantId tenantId,
            Collection<UUID> customers,
            Collection<UUID> owners,
            Instant before,
            UUID beforeId);
}
