package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads committed events back by their keys, and keeps how much of each stay has been told. */
@Singleton
class StoredEvents {
    private static final String READ =
            """
            SELECT e.tenant_id, e.id, e.type, e.occurred_at, e.visitor_id, e.employee_id, e.card_id, e.subject_kind,
                e.subject_id, e.dwell_ms, e.scene, e.share
            FROM unnest(?, ?) AS k (tenant_id, id)
            JOIN interaction_event e ON e.tenant_id = k.tenant_id AND e.id = k.id
            ORDER BY e.tenant_id, e.employee_id, e.visitor_id, e.occurred_at, e.id\
            """;

    /** Whoever makes a stay longer meanwhile waits, and tells of it again. */
    private static final String TELL =
            """
            UPDATE interaction_event e SET projected_ms = stay.dwell_ms
            FROM (
                SELECT tenant_id, id, dwell_ms, projected_ms FROM unnest(?, ?) AS k (tenant_id, id)
                JOIN interaction_event USING (tenant_id, id) ORDER BY tenant_id, id FOR UPDATE
            ) AS stay
            WHERE e.tenant_id = stay.tenant_id AND e.id = stay.id
            RETURNING e.tenant_id, e.id, stay.dwell_ms - COALESCE(stay.projected_ms, 0) AS added,
                stay.projected_ms IS NULL AS first\
            """;

    private final JdbcOperations jdbc;

    StoredEvents(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What projections must be told of these, sorted by tenant, salesperson, visitor and time: the
     * order in which they lock rows.
     */
    List<ToldEvent> inProjectionOrder(Set<Key> keys) {
        List<StoredEvent> events =
                jdbc.prepareStatement(
                        READ,
                        statement -> {
                            bind(statement, keys);
                            return EventRows.read(statement.executeQuery());
                        });
        Map<Key, Stay> stays = stays(events);
        List<ToldEvent> told = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            Stay stay = stays.get(Key.of(event));
            if (stay == null) {
                told.add(new ToldEvent(event, 1));
            } else if (stay.first || stay.added > 0) {
                told.add(new ToldEvent(event.dwelling(stay.added), stay.first ? 1 : 0));
            }
        }
        return told;
    }

    private Map<Key, Stay> stays(List<StoredEvent> events) {
        Set<Key> keys =
                events.stream()
                        .filter(event -> event.type().isStay())
                        .map(Key::of)
                        .collect(Collectors.toSet());
        return keys.isEmpty()
                ? Map.of()
                : jdbc.prepareStatement(
                        TELL,
                        statement -> {
                            bind(statement, keys);
                            ResultSet row = statement.executeQuery();
                            Map<Key, Stay> stays = new HashMap<>();
                            while (row.next()) {
                                stays.put(
                                        new Key(
                                                new TenantId(row.getObject(1, UUID.class)),
                                                row.getObject(2, UUID.class)),
                                        new Stay(row.getInt(3), row.getBoolean(4)));
                            }
                            return stays;
                        });
    }

    private static void bind(PreparedStatement statement, Set<Key> keys) throws SQLException {
        new Columns<>(statement, List.copyOf(keys))
                .add("uuid", key -> key.tenant().value())
                .add("uuid", Key::id);
    }

    record Key(TenantId tenant, UUID id) {
        static Key of(StoredEvent event) {
            return new Key(event.tenant(), event.id());
        }
    }

    /**
     * @param added how much of its dwell is news
     * @param first whether the stay itself is news, too
     */
    private record Stay(int added, boolean first) {}
}
