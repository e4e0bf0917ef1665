package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.UuidOrder;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds committed events by their keys, and keeps how much of each stay has been told. */
@Singleton
class StoredEvents {
    private static final String READ =
            """
            SELECT e.tenant_id, e.id, e.type, e.occurred_at, e.visitor_id, e.employee_id, e.card_id, e.subject_kind,
                e.subject_id, e.dwell_ms, e.scene, e.share
            FROM unnest(?, ?) AS k (tenant_id, id)
            JOIN interaction_event e ON e.tenant_id = k.tenant_id AND e.id = k.id\
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

    private static final Comparator<StoredEvent> ORDER =
            Comparator.comparing((StoredEvent event) -> event.tenant().value(), UuidOrder.BYTES)
                    .thenComparing(StoredEvents::employee, Comparator.nullsLast(UuidOrder.BYTES))
                    .thenComparing(event -> event.visitor().value(), UuidOrder.BYTES)
                    .thenComparing(StoredEvent::occurredAt)
                    .thenComparing(StoredEvent::id, UuidOrder.BYTES);

    private final JdbcOperations jdbc;
    private final FreshEvents fresh;

    StoredEvents(JdbcOperations jdbc, FreshEvents fresh) {
        this.jdbc = jdbc;
        this.fresh = fresh;
    }

    /**
     * What projections must be told of these, sorted by tenant, salesperson, visitor and time: the
     * order in which they lock rows.
     */
    List<ToldEvent> inProjectionOrder(Set<Key> keys) {
        List<StoredEvent> events = found(keys);
        events.sort(ORDER);
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

    private List<StoredEvent> found(Set<Key> keys) {
        List<StoredEvent> found = new ArrayList<>(keys.size());
        List<Key> sought = new ArrayList<>();
        for (Key key : keys) {
            StoredEvent event = fresh.take(key);
            if (event == null) {
                sought.add(key);
            } else {
                found.add(event);
            }
        }
        if (!sought.isEmpty()) {
            found.addAll(read(sought));
        }
        return found;
    }

    private List<StoredEvent> read(List<Key> keys) {
        return jdbc.prepareStatement(
                READ,
                statement -> {
                    bind(statement, keys);
                    return EventRows.read(statement.executeQuery());
                });
    }

    private Map<Key, Stay> stays(List<StoredEvent> events) {
        List<Key> keys =
                events.stream().filter(event -> event.type().isStay()).map(Key::of).toList();
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

    private static @Nullable UUID employee(StoredEvent event) {
        EmployeeId employee = event.employee();
        return employee == null ? null : employee.value();
    }

    private static void bind(PreparedStatement statement, List<Key> keys) throws SQLException {
        new Columns<>(statement, keys)
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
