package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.app.radar.notices.Signals;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads radars forward in number, many at a time: items and what rings, as of one moment. */
@Singleton
class StreamTable {
    static final int PAGE = 100;

    /**
     * One statement, because one statement sees one moment: numbers of signals must not be seen
     * before those of items below them. Where a page is not full, it reaches to the last number
     * that was given out, whatever has become of it.
     */
    private static final String AFTER =
            """
            SELECT w.place, b.last_seq, m.entry_seq, m.entry_nth, m.s_id, m.kind, m.s_visitor, m.s_type, m.s_subject,
                m.first_at, m.last_at, m.times, m.nth, m.held, m.details, m.entry_seq AS seq, e.*
            FROM unnest(?, ?, ?, ?) AS w (place, tenant, employee, since)
            LEFT JOIN radar_inbox b ON b.tenant_id = w.tenant AND b.employee_id = w.employee
            LEFT JOIN LATERAL (
                (SELECT i.seq AS entry_seq, i.nth AS entry_nth, i.event_id, CAST(NULL AS uuid) AS s_id, CAST(0 AS int2) AS kind,
                    CAST(NULL AS uuid) AS s_visitor, CAST(NULL AS int2) AS s_type, CAST(NULL AS text) AS s_subject,
                    CAST(NULL AS timestamptz) AS first_at, CAST(NULL AS timestamptz) AS last_at, CAST(0 AS int8) AS times, CAST(0 AS int8) AS nth,
                    CAST(0 AS int2) AS held, CAST(NULL AS text) AS details
                FROM radar_item i
                WHERE i.tenant_id = w.tenant AND i.employee_id = w.employee AND i.seq > w.since
                ORDER BY i.seq LIMIT 100)
                UNION ALL
                (SELECT s.seq, 0, NULL, s.id, s.kind, s.visitor_id, s.type, s.subject, s.first_at, s.last_at, s.times,
                    s.nth, s.held, s.details
                FROM radar_signal s
                WHERE s.tenant_id = w.tenant AND s.employee_id = w.employee AND s.seq > w.since AND s.held = 0
                ORDER BY s.seq LIMIT 100)
                ORDER BY 1 LIMIT 100) m ON true
            LEFT JOIN interaction_event e ON e.tenant_id = w.tenant AND e.id = m.event_id
            ORDER BY w.place, m.entry_seq\
            """;

    private final JdbcOperations jdbc;
    private final Signals signals;

    StreamTable(JdbcOperations jdbc, Signals signals) {
        this.jdbc = jdbc;
        this.signals = signals;
    }

    /** The next entries of each inbox after a number, at most {@link #PAGE} of each. */
    @ReadOnly
    List<StreamPage<StreamEntry>> after(List<Since> places) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            numbers.add(i);
        }
        return jdbc.prepareStatement(
                AFTER,
                statement -> {
                    new Columns<>(statement, numbers)
                            .add("int4", number -> number)
                            .add("uuid", number -> places.get(number).inbox.tenant().value())
                            .add("uuid", number -> places.get(number).inbox.employee().value())
                            .add("int8", number -> places.get(number).seq);
                    return pages(places, statement.executeQuery());
                });
    }

    private List<StreamPage<StreamEntry>> pages(List<Since> places, ResultSet row)
            throws SQLException {
        List<Building> pages = places.stream().map(Building::new).toList();
        while (row.next()) {
            Building page = pages.get(row.getInt("place"));
            page.lastSeq = row.getLong("last_seq");
            long seq = row.getLong("entry_seq");
            if (!row.wasNull()) {
                page.rows++;
                page.reached = seq;
                StreamEntry entry = entry(row, seq);
                if (entry != null) {
                    page.entries.add(entry);
                }
            }
        }
        return pages.stream().map(Building::page).toList();
    }

    /** An item whose event has gone to the archive is no news any more. */
    private @Nullable StreamEntry entry(ResultSet row, long seq) throws SQLException {
        if (row.getInt("kind") > 0) {
            return new StreamEntry(seq, null, signals.read(row));
        }
        return row.getObject("id", UUID.class) == null
                ? null
                : new StreamEntry(
                        seq,
                        new RadarItem(EventRows.row(row), seq, row.getLong("entry_nth")),
                        null);
    }

    /** The last number of each of these inboxes; one that has none is not in the answer. */
    @ReadOnly
    Map<Address, Long> last(List<Address> inboxes) {
        return jdbc.prepareStatement(
                """
                SELECT b.tenant_id, b.employee_id, b.last_seq FROM unnest(?, ?) AS w (tenant_id, employee_id)
                JOIN radar_inbox b ON b.tenant_id = w.tenant_id AND b.employee_id = w.employee_id\
                """,
                statement -> {
                    new Columns<>(statement, inboxes)
                            .add("uuid", inbox -> inbox.tenant().value())
                            .add("uuid", inbox -> inbox.employee().value());
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

    /** Up to where an inbox is known. */
    record Since(Address inbox, long seq) {}

    private static final class Building {
        private final List<StreamEntry> entries = new ArrayList<>();
        private long reached;
        private long lastSeq;
        private int rows;

        Building(Since since) {
            this.reached = since.seq;
        }

        StreamPage<StreamEntry> page() {
            boolean full = rows == PAGE;
            return new StreamPage<>(entries, full ? reached : Math.max(reached, lastSeq), full);
        }
    }
}
