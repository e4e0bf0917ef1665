package io.cardradar.app.radar;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.app.radar.notices.InboxNumbers;
import io.cardradar.app.radar.notices.Signals;
import io.cardradar.app.realtime.Announcements;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Columns;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts each event on its salesperson's radar, and makes ring what shall ring. */
@Singleton
@Order(1000)
class RadarProjection implements Projection {
    private final JdbcOperations jdbc;
    private final InboxNumbers numbers;
    private final Signals signals;
    private final Announcements announcements;

    RadarProjection(
            JdbcOperations jdbc,
            InboxNumbers numbers,
            Signals signals,
            Announcements announcements) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.signals = signals;
        this.announcements = announcements;
    }

    @Override
    public void apply(List<CardEvent> events) {
        List<CardEvent> shown =
                events.stream()
                        .filter(e -> e.times() > 0 && e.event().type().isShown())
                        .sorted(Comparator.comparing(e -> e.event().occurredAt()))
                        .toList();
        if (shown.isEmpty()) {
            return;
        }
        SortedMap<Address, Integer> perInbox = new TreeMap<>(InboxNumbers.LOCK_ORDER);
        shown.forEach(event -> perInbox.merge(inboxOf(event), 1, Integer::sum));
        insert(numbered(shown, perInbox, numbers.takeForItems(perInbox)));
        signals.follow(shown);
        announcements.announce(perInbox.keySet());
    }

    /** Within a batch, numbers follow the time of the events, which come in that order. */
    private static List<Numbered> numbered(
            List<CardEvent> shown, Map<Address, Integer> perInbox, Map<Address, Long> last) {
        Map<Address, Long> next = new HashMap<>();
        last.forEach((inbox, seq) -> next.put(inbox, seq - perInbox.getOrDefault(inbox, 0) + 1));
        List<Numbered> items = new ArrayList<>(shown.size());
        shown.forEach(e -> items.add(new Numbered(e, next.merge(inboxOf(e), 1L, Long::sum) - 1)));
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
