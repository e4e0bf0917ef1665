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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds committed events by their keys, as projections are to be told of them. */
@Singleton
class StoredEvents {
    /** A stay as it was inserted, though it may have grown: of that, another message tells. */
    private static final String READ =
            """
            SELECT e.tenant_id, e.id, e.type, e.occurred_at, e.visitor_id, e.employee_id, e.card_id, e.subject_kind,
                e.subject_id, CASE WHEN e.type IN (%s) THEN e.projected_ms ELSE e.dwell_ms END AS dwell_ms, e.scene,
                e.share
            FROM unnest(?, ?) AS k (tenant_id, id)
            JOIN interaction_event e ON e.tenant_id = k.tenant_id AND e.id = k.id\
            """
                    .formatted(EventStatement.STAYS);

    /** A stay begins before it grows. */
    private static final Comparator<ToldEvent> ORDER =
            Comparator.comparing((ToldEvent told) -> told.event().tenant().value(), UuidOrder.BYTES)
                    .thenComparing(
                            told -> employee(told.event()), Comparator.nullsLast(UuidOrder.BYTES))
                    .thenComparing(told -> told.event().visitor().value(), UuidOrder.BYTES)
                    .thenComparing(told -> told.event().occurredAt())
                    .thenComparing(told -> told.event().id(), UuidOrder.BYTES)
                    .thenComparing(ToldEvent::times, Comparator.reverseOrder());

    private final JdbcOperations jdbc;
    private final GrownStays stays;

    StoredEvents(JdbcOperations jdbc, GrownStays stays) {
        this.jdbc = jdbc;
        this.stays = stays;
    }

    /**
     * What projections must be told of these, sorted by tenant, salesperson, visitor and time: the
     * order in which they lock rows.
     */
    List<ToldEvent> inProjectionOrder(Sought sought) {
        List<ToldEvent> told = new ArrayList<>(sought.size());
        for (StoredEvent event : sought.known) {
            told.add(new ToldEvent(event, 1));
        }
        // First: what is told of a stay that grows changes what is read of its beginning.
        for (StoredEvent event : read(jdbc, sought.inserted)) {
            told.add(new ToldEvent(event, 1));
        }
        told.addAll(stays.told(sought.grown, sought.messages));
        told.sort(ORDER);
        return told;
    }

    /**
     * The rows of these, a stay with the dwell that has been told or is queued with its beginning.
     */
    static List<StoredEvent> read(JdbcOperations jdbc, Set<Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return jdbc.prepareStatement(
                READ,
                statement -> {
                    Key.bind(statement, keys);
                    return EventRows.read(statement.executeQuery());
                });
    }

    private static @Nullable UUID employee(StoredEvent event) {
        EmployeeId employee = event.employee();
        return employee == null ? null : employee.value();
    }

    /** What names an event. */
    record Key(TenantId tenant, UUID id) {
        static Key of(StoredEvent event) {
            return new Key(event.tenant(), event.id());
        }

        /** Of a row that begins with the two. */
        static Key read(ResultSet row) throws SQLException {
            return new Key(
                    new TenantId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class));
        }

        /** As the first two parameters, arrays. */
        static Columns<Key> bind(PreparedStatement statement, Collection<Key> keys)
                throws SQLException {
            return new Columns<>(statement, List.copyOf(keys))
                    .add("uuid", key -> key.tenant.value())
                    .add("uuid", Key::id);
        }
    }

    /**
     * What messages ask for.
     *
     * @param known as they were inserted
     * @param inserted to be read, and told as they were then
     * @param grown to be told as far as it has not been
     * @param messages their ids, oldest first
     */
    record Sought(List<StoredEvent> known, Set<Key> inserted, Set<Key> grown, List<UUID> messages) {
        int size() {
            return known.size() + inserted.size() + grown.size();
        }
    }
}
