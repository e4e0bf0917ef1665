package io.cardradar.app.radar;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.app.realtime.Announcements;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Puts each event on its salesperson's radar. Items are numbered under the lock of the
 * salesperson's row, so that numbers follow the order of commits and a reader who has seen one has
 * seen all before it.
 */
@Singleton
@Order(1000)
class RadarProjection implements Projection {
    private static final Comparator<Address> KEY_ORDER =
            Comparator.comparing((Address a) -> a.tenant().value())
                    .thenComparing(a -> a.employee().value());

    private final JdbcOperations jdbc;
    private final Announcements announcements;

    RadarProjection(JdbcOperations jdbc, Announcements announcements) {
        this.jdbc = jdbc;
        this.announcements = announcements;
    }

    @Override
    public void apply(List<CardEvent> events) {
        List<CardEvent> shown = events.stream().filter(e -> e.event().type().isShown()).toList();
        if (shown.isEmpty()) {
            return;
        }
        Map<Address, Integer> perInbox = new TreeMap<>(KEY_ORDER);
        shown.forEach(event -> perInbox.merge(inboxOf(event), 1, Integer::sum));
        insert(numbered(shown, perInbox, reserve(perInbox)));
        announcements.announce(perInbox.keySet());
    }

    /** Takes as many numbers of each inbox as it gets items; answers the last one taken. */
    private Map<Address, Long> reserve(Map<Address, Integer> perInbox) {
        List<Map.Entry<Address, Integer>> rows = List.copyOf(perInbox.entrySet());
        return jdbc.prepareStatement(
                """
                INSERT INTO radar_inbox AS i (tenant_id, employee_id, last_seq)
                SELECT * FROM unnest(?, ?, ?)
                ON CONFLICT (tenant_id, employee_id) DO UPDATE SET last_seq = i.last_seq + excluded.last_seq
                RETURNING tenant_id, employee_id, last_seq\
                """,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", row -> row.getKey().tenant().value())
                            .add("uuid", row -> row.getKey().employee().value())
                            .add("int8", row -> (long) row.getValue());
                    ResultSet row = statement.executeQuery();
                    Map<Address, Long> last = new HashMap<>();
                    while (row.next()) {
                        TenantId tenant = new TenantId(row.getObject(1, UUID.class));
                        EmployeeId employee = new EmployeeId(row.getObject(2, UUID.class));
                        last.put(new Address(tenant, employee), row.getLong(3));
                    }
                    return last;
                });
    }

    /** Within a batch, numbers follow the time of the events. */
    private static List<Numbered> numbered(
            List<CardEvent> shown, Map<Address, Integer> perInbox, Map<Address, Long> last) {
        Map<Address, Long> next = new HashMap<>();
        last.forEach((inbox, seq) -> next.put(inbox, seq - perInbox.getOrDefault(inbox, 0) + 1));
        List<Numbered> items = new ArrayList<>(shown.size());
        shown.stream()
                .sorted(Comparator.comparing(e -> e.event().occurredAt()))
                .forEach(
                        e -> items.add(new Numbered(e, next.merge(inboxOf(e), 1L, Long::sum) - 1)));
        return items;
    }

    private void insert(List<Numbered> items) {
        jdbc.prepareStatement(
                """
                INSERT INTO radar_item (tenant_id, employee_id, seq, event_id, visitor_id, type, occurred_at, nth)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                statement -> {
                    new Columns<>(statement, items)
                            .add("uuid", item -> item.event.tenant().value())
                            .add("uuid", item -> item.event.employee().value())
                            .add("int8", Numbered::seq)
                            .add("uuid", item -> item.event.event().id())
                            .add("uuid", item -> item.event.visitor().value())
                            .add("int2", item -> (short) item.event.event().type().code())
                            .add("timestamptz", item -> item.event.event().occurredAt())
                            .add("int8", item -> item.event.nth());
                    return statement.executeUpdate();
                });
    }

    private static Address inboxOf(CardEvent event) {
        return new Address(event.tenant(), event.employee());
    }

    private record Numbered(CardEvent event, long seq) {}
}
