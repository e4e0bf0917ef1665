package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads a radar back in time. What one person did is read by the person, whose events are few;
 * whatever else is filtered is looked for among the next {@link #SCANNED} items, so that a page
 * costs the same however rare the wanted is.
 */
@Singleton
class TimelineTable {
    /** The most items that one page looks through. */
    static final int SCANNED = 5_000;

    private static final String EVENT =
            """
            SELECT e.tenant_id, e.id, e.type, e.occurred_at, e.visitor_id, e.employee_id, e.card_id, e.subject_kind,
                e.subject_id, e.dwell_ms, e.scene, e.share\
            """;

    private final JdbcOperations jdbc;

    TimelineTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<RadarItem> items(Address inbox, Slice slice, RadarFilter filter, int limit) {
        Sql sql =
                filter.visitors() == null
                        ? scan(inbox, slice, filter, filter.passesAll() ? limit : SCANNED)
                        : ofVisitors(inbox, slice, filter);
        return sql.and("ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?", limit)
                .list(
                        jdbc,
                        row ->
                                new RadarItem(
                                        EventRows.row(row),
                                        row.getLong("seq"),
                                        row.getLong("nth")));
    }

    /** Where a page that has looked through all that it may has come to; empty at the end. */
    Optional<Slice.Place> scannedUpTo(Address inbox, Slice slice) {
        return numbered(inbox, slice)
                .and("ORDER BY occurred_at DESC, event_id DESC OFFSET ? LIMIT 1", SCANNED - 1)
                .list(
                        jdbc,
                        row ->
                                new Slice.Place(
                                        row.getTimestamp("occurred_at").toInstant(),
                                        row.getObject("event_id", UUID.class)))
                .stream()
                .findFirst();
    }

    private static Sql scan(Address inbox, Slice slice, RadarFilter filter, int items) {
        return filter.narrow(
                Sql.of(EVENT)
                        .and(", i.seq, i.nth FROM (")
                        .and(numbered(inbox, slice))
                        .and(
                                """
                                ORDER BY occurred_at DESC, event_id DESC LIMIT ?) i
                                JOIN interaction_event e ON e.tenant_id = i.tenant_id AND e.id = i.event_id
                                WHERE true\
                                """,
                                items),
                "i");
    }

    private static Sql numbered(Address inbox, Slice slice) {
        return Sql.of(
                """
                SELECT * FROM radar_item WHERE tenant_id = ? AND employee_id = ? AND occurred_at >= ?
                    AND occurred_at <= ? AND (occurred_at, event_id) < (?, ?) AND seq <= ?\
                """,
                inbox.tenant().value(),
                inbox.employee().value(),
                slice.start(),
                slice.before().at(),
                slice.before().at(),
                slice.before().id(),
                slice.snapshot());
    }

    /**
     * {@code OFFSET 0} has the events sorted before their numbers are looked up, which are then as
     * few as the limit; what the radar does not show, or had not when the list began, has none.
     */
    private static Sql ofVisitors(Address inbox, Slice slice, RadarFilter filter) {
        Sql sql =
                Sql.of("SELECT e.*, i.seq, i.nth FROM (")
                        .and(EVENT)
                        .and(
                                """
                                    FROM interaction_event e
                                    WHERE e.tenant_id = ? AND e.visitor_id = ANY (?) AND e.employee_id = ?
                                        AND NOT e.internal AND e.occurred_at >= ? AND e.occurred_at <= ?
                                        AND (e.occurred_at, e.id) < (?, ?)\
                                """,
                                inbox.tenant().value(),
                                filter.visitorIds(),
                                inbox.employee().value(),
                                slice.start(),
                                slice.before().at(),
                                slice.before().at(),
                                slice.before().id());
        return filter.narrow(sql, "e")
                .and(
                        """
                        ORDER BY e.occurred_at DESC, e.id DESC OFFSET 0) e CROSS JOIN LATERAL (
                            SELECT r.seq, r.nth FROM radar_item r WHERE r.tenant_id = e.tenant_id
                                AND r.employee_id = e.employee_id AND r.occurred_at = e.occurred_at
                                AND r.event_id = e.id AND r.seq <= ? LIMIT 1) i\
                        """,
                        slice.snapshot());
    }
}
