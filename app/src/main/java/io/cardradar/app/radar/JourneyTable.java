package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.visitors.visits.Session;
import io.cardradar.app.radar.Journey.CardSeen;
import io.cardradar.app.radar.Journey.Counter;
import io.cardradar.kernel.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Reads what one person did, by the person's visitors, on the cards of those whom the caller may
 * see. All of it is found by visitor: it costs what the person did, however much others do.
 */
@Singleton
class JourneyTable {
    /** The most things that are counted one by one; the most frequent are kept. */
    private static final int COUNTERS = 200;

    private static final int CARDS = 100;

    private static final String ACTS =
            """
            SELECT s.no, e.* FROM unnest(?, CAST(? AS timestamptz[]), CAST(? AS timestamptz[])) AS s (no, since, until)
            CROSS JOIN LATERAL (
                SELECT v.*, i.seq, i.nth FROM interaction_event v CROSS JOIN LATERAL (
                    SELECT r.seq, r.nth FROM radar_item r WHERE r.tenant_id = v.tenant_id
                        AND r.employee_id = v.employee_id AND r.occurred_at = v.occurred_at
                        AND r.event_id = v.id LIMIT 1) i
                WHERE v.occurred_at >= s.since AND v.occurred_at <= s.until AND NOT v.internal AND\
            """;

    private final JdbcOperations jdbc;

    JourneyTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** How often what was done to which subject, the most frequent first. */
    List<Counter> counters(Journey.Who who) {
        return mine(
                        who,
                        """
                        SELECT type, subject_id, CAST(sum(events) AS bigint) AS events,
                            CAST(sum(dwell_ms) AS bigint) AS dwell_ms, max(last_at) AS last_at
                        FROM interaction_count WHERE\
                        """)
                .and(
                        """
                        GROUP BY type, subject_id HAVING sum(events) > 0
                        ORDER BY events DESC, type, subject_id LIMIT ?\
                        """,
                        COUNTERS)
                .list(
                        jdbc,
                        row ->
                                new Counter(
                                        EventType.ofCode(row.getInt("type")),
                                        row.getString("subject_id"),
                                        row.getLong("events"),
                                        row.getLong("dwell_ms"),
                                        row.getTimestamp("last_at").toInstant()));
    }

    /** The cards that were seen, the latest first, as far as events are kept. */
    List<CardSeen> cards(Journey.Who who) {
        return mine(
                        who,
                        """
                        SELECT card_id, employee_id, count(*) AS events, min(occurred_at) AS first_at,
                            max(occurred_at) AS last_at
                        FROM interaction_event WHERE NOT internal AND employee_id IS NOT NULL AND card_id IS NOT NULL AND\
                        """)
                .and("GROUP BY card_id, employee_id ORDER BY last_at DESC, card_id LIMIT ?", CARDS)
                .list(
                        jdbc,
                        row ->
                                new CardSeen(
                                        row.getObject("card_id", UUID.class),
                                        row.getObject("employee_id", UUID.class),
                                        row.getLong("events"),
                                        row.getTimestamp("first_at").toInstant(),
                                        row.getTimestamp("last_at").toInstant()));
    }

    /**
     * What was done in each of these sessions, as radars show it, the latest first: a list a
     * session, in their order.
     *
     * @param limit the most acts of a session
     */
    List<List<RadarItem>> acts(Journey.Who who, List<Session> sessions, int limit) {
        List<List<RadarItem>> acts = new ArrayList<>();
        sessions.forEach(session -> acts.add(new ArrayList<>()));
        Integer[] numbers = new Integer[sessions.size()];
        Arrays.setAll(numbers, i -> i);
        mine(
                        who,
                        ACTS,
                        numbers,
                        times(sessions.stream().map(Session::startedAt).toList()),
                        times(sessions.stream().map(Session::endedAt).toList()))
                .and(
                        """
                        ORDER BY v.occurred_at DESC, v.id DESC LIMIT ?) e
                        ORDER BY s.no, e.occurred_at DESC, e.id DESC\
                        """,
                        limit)
                .list(jdbc, row -> acts.get(row.getInt("no")).add(item(row)));
        return acts;
    }

    private static RadarItem item(ResultSet row) throws SQLException {
        return new RadarItem(EventRows.row(row), row.getLong("seq"), row.getLong("nth"));
    }

    /** A question about rows of this person; its text ends where a condition may follow. */
    private static Sql mine(Journey.Who who, String select, Object... values) {
        Sql sql =
                Sql.of(select, values)
                        .and(
                                "tenant_id = ? AND visitor_id = ANY (?)",
                                who.tenant().value(),
                                who.visitorIds());
        UUID[] employees = who.employees();
        return employees == null ? sql : sql.and("AND employee_id = ANY (?)", (Object) employees);
    }

    private static String[] times(List<Instant> times) {
        return times.stream().map(Instant::toString).toArray(String[]::new);
    }
}
