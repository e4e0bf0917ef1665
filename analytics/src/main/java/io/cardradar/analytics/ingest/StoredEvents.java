package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.UUID;

/** Reads committed events back by their keys. */
@Singleton
class StoredEvents {
    private final JdbcOperations jdbc;

    StoredEvents(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sorted by tenant, salesperson, visitor and time: the order in which projections lock rows.
     */
    List<StoredEvent> inProjectionOrder(List<Key> keys) {
        return jdbc.prepareStatement(
                """
                SELECT e.tenant_id, e.id, e.type, e.occurred_at, e.visitor_id, e.employee_id, e.card_id, e.subject_kind,
                    e.subject_id, e.dwell_ms, e.scene, e.share
                FROM unnest(?, ?) AS k (tenant_id, id)
                JOIN interaction_event e ON e.tenant_id = k.tenant_id AND e.id = k.id
                ORDER BY e.tenant_id, e.employee_id, e.visitor_id, e.occurred_at, e.id\
                """,
                statement -> {
                    new Columns<>(statement, keys)
                            .add("uuid", key -> key.tenant().value())
                            .add("uuid", Key::id);
                    return EventRows.read(statement.executeQuery());
                });
    }

    record Key(TenantId tenant, UUID id) {}
}
