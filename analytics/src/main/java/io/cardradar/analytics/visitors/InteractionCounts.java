package io.cardradar.analytics.visitors;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts how often a visitor did a thing to a salesperson's card, or to one subject on it. */
@Singleton
public class InteractionCounts {
    private final JdbcOperations jdbc;

    InteractionCounts(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Counts a batch of new events and says of each the how manieth it was. Events that reached no
     * salesperson's card drop out.
     *
     * @param events in the order of {@link io.cardradar.analytics.events.Projection}
     */
    public List<CardEvent> count(List<ToldEvent> events) {
        Map<Key, Added> added = new HashMap<>();
        for (ToldEvent told : events) {
            EmployeeId employee = told.event().employee();
            if (employee != null) {
                added.computeIfAbsent(Key.of(told.event(), employee), Added::new).add(told);
            }
        }
        Map<Key, Long> next = firstNumbers(added);
        List<CardEvent> counted = new ArrayList<>(events.size());
        for (ToldEvent told : events) {
            EmployeeId employee = told.event().employee();
            if (employee != null) {
                long after =
                        next.merge(Key.of(told.event(), employee), (long) told.times(), Long::sum);
                counted.add(
                        new CardEvent(
                                told.event(), employee, Math.max(1, after - 1), told.times()));
            }
        }
        return counted;
    }

    /** The number of the first event of each key in this batch. */
    private Map<Key, Long> firstNumbers(Map<Key, Added> added) {
        List<Added> rows = new ArrayList<>(added.values());
        rows.sort((one, other) -> one.key.compareTo(other.key));
        return jdbc.prepareStatement(
                """
                INSERT INTO interaction_count AS c (tenant_id, visitor_id, employee_id, type, subject_id, events,
                    dwell_ms, last_at)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, visitor_id, employee_id, type, subject_id) DO UPDATE SET
                    events = c.events + excluded.events, dwell_ms = c.dwell_ms + excluded.dwell_ms,
                    last_at = GREATEST(c.last_at, excluded.last_at)
                RETURNING tenant_id, visitor_id, employee_id, type, subject_id, events\
                """,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", a -> a.key.tenant)
                            .add("uuid", a -> a.key.visitor)
                            .add("uuid", a -> a.key.employee)
                            .add("int2", a -> a.key.type)
                            .add("text", a -> a.key.subject)
                            .add("int8", a -> a.events)
                            .add("int8", a -> a.dwellMs)
                            .add("timestamptz", a -> a.lastAt);
                    return firstNumbers(statement.executeQuery(), added);
                });
    }

    private static Map<Key, Long> firstNumbers(ResultSet row, Map<Key, Added> added)
            throws SQLException {
        Map<Key, Long> first = new HashMap<>();
        while (row.next()) {
            Key key =
                    new Key(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getShort(4),
                            row.getString(5));
            Added here = added.get(key);
            if (here != null) {
                first.put(key, row.getLong(6) - here.events + 1);
            }
        }
        return first;
    }

    private record Key(UUID tenant, UUID visitor, UUID employee, short type, String subject)
            implements Comparable<Key> {
        static Key of(StoredEvent event, EmployeeId employee) {
            Subject subject = event.subject();
            return new Key(
                    event.tenant().value(),
                    event.visitor().value(),
                    employee.value(),
                    (short) event.type().code(),
                    subject == null ? "" : subject.kind().wireName() + ":" + subject.id());
        }

        @Override
        public int compareTo(Key other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? visitor.compareTo(other.visitor) : order;
            order = order == 0 ? employee.compareTo(other.employee) : order;
            order = order == 0 ? Short.compare(type, other.type) : order;
            return order == 0 ? subject.compareTo(other.subject) : order;
        }
    }

    /** What a batch adds to one count. */
    private static final class Added {
        private final Key key;
        private long events;
        private long dwellMs;
        private Instant lastAt = Instant.MIN;

        Added(Key key) {
            this.key = key;
        }

        void add(ToldEvent told) {
            StoredEvent event = told.event();
            events += told.times();
            dwellMs += event.dwellMs();
            lastAt = event.occurredAt().isAfter(lastAt) ? event.occurredAt() : lastAt;
        }
    }
}
