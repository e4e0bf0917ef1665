package io.cardradar.analytics.visitors.visits;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Columns;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table visit, a batch at a time. */
@Singleton
class VisitTable {
    /**
     * Of the visits that began before, only the last can reach into the time sought, because visits
     * do not touch each other.
     */
    private static final String TOUCHED =
            """
            SELECT v.* FROM unnest(?, ?, ?, ?, ?) AS b (tenant_id, visitor_id, employee_id, since, until)
            CROSS JOIN LATERAL (
                (SELECT * FROM visit WHERE tenant_id = b.tenant_id AND visitor_id = b.visitor_id
                    AND employee_id = b.employee_id AND started_at < b.since ORDER BY started_at DESC LIMIT 1)
                UNION ALL
                (SELECT * FROM visit WHERE tenant_id = b.tenant_id AND visitor_id = b.visitor_id
                    AND employee_id = b.employee_id AND started_at >= b.since AND started_at <= b.until)
            ) v WHERE v.ended_at >= b.since\
            """;

    private static final String WRITE =
            """
            INSERT INTO visit (tenant_id, visitor_id, employee_id, started_at, ended_at, last_act_at, events, acts,
                contacts, dwell_ms, person_ms, product_ms, company_ms, way_event_id, way_at, way_card_id, way_scene,
                way_share)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, visitor_id, employee_id, started_at) DO UPDATE SET
                ended_at = excluded.ended_at, last_act_at = excluded.last_act_at, events = excluded.events,
                acts = excluded.acts, contacts = excluded.contacts, dwell_ms = excluded.dwell_ms,
                person_ms = excluded.person_ms, product_ms = excluded.product_ms, company_ms = excluded.company_ms,
                way_event_id = excluded.way_event_id, way_at = excluded.way_at, way_card_id = excluded.way_card_id,
                way_scene = excluded.way_scene, way_share = excluded.way_share\
            """;

    private final JdbcOperations jdbc;

    VisitTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The stored visits that these reach, a pause of {@link Session#GAP} allowed; perhaps twice.
     */
    List<Visit> touchedBy(List<Visit> visits) {
        return jdbc.prepareStatement(
                TOUCHED,
                statement -> {
                    key(new Columns<>(statement, visits))
                            .add("timestamptz", visit -> visit.startedAt().minus(Session.GAP))
                            .add("timestamptz", visit -> visit.endedAt().plus(Session.GAP));
                    return read(statement);
                });
    }

    /** How long the stays of these events are by now; an event that is gone is left out. */
    Map<UUID, Long> lengths(List<CardEvent> events) {
        return jdbc.prepareStatement(
                """
                SELECT e.id, e.dwell_ms FROM unnest(?, ?) AS k (tenant_id, id)
                JOIN interaction_event e ON e.tenant_id = k.tenant_id AND e.id = k.id\
                """,
                statement -> {
                    new Columns<>(statement, events)
                            .add("uuid", event -> event.tenant().value())
                            .add("uuid", event -> event.event().id());
                    ResultSet row = statement.executeQuery();
                    Map<UUID, Long> lengths = new HashMap<>();
                    while (row.next()) {
                        lengths.put(row.getObject(1, UUID.class), row.getLong(2));
                    }
                    return lengths;
                });
    }

    /** Takes visits away that others have taken in. */
    void delete(List<Visit> visits) {
        jdbc.prepareStatement(
                """
                DELETE FROM visit v USING unnest(?, ?, ?, ?) AS g (tenant_id, visitor_id, employee_id, started_at)
                WHERE v.tenant_id = g.tenant_id AND v.visitor_id = g.visitor_id
                    AND v.employee_id = g.employee_id AND v.started_at = g.started_at\
                """,
                statement -> {
                    key(new Columns<>(statement, visits)).add("timestamptz", Visit::startedAt);
                    return statement.executeUpdate();
                });
    }

    /** Writes visits as they are now, in the order of their keys. */
    void write(List<Visit> visits) {
        jdbc.prepareStatement(
                WRITE,
                statement -> {
                    key(new Columns<>(statement, visits))
                            .add("timestamptz", Visit::startedAt)
                            .add("timestamptz", Visit::endedAt)
                            .add("timestamptz", Visit::lastActAt)
                            .add("int8", visit -> visit.counts().events())
                            .add("int8", visit -> visit.counts().acts())
                            .add("int8", visit -> visit.counts().contacts())
                            .add("int8", visit -> visit.counts().dwellMs())
                            .add("int8", visit -> visit.counts().attention().person())
                            .add("int8", visit -> visit.counts().attention().product())
                            .add("int8", visit -> visit.counts().attention().company())
                            .add("uuid", visit -> visit.way().event())
                            .add("timestamptz", visit -> visit.way().at())
                            .add("uuid", visit -> value(visit.way().card()))
                            .add("int4", visit -> visit.way().scene())
                            .add("text", visit -> visit.way().share());
                    return statement.executeUpdate();
                });
    }

    private static Columns<Visit> key(Columns<Visit> columns) throws SQLException {
        return columns.add("uuid", visit -> visit.key().tenant().value())
                .add("uuid", visit -> visit.key().visitor().value())
                .add("uuid", visit -> visit.key().employee().value());
    }

    /** All visits of a query that has every column of the table. */
    static List<Visit> read(PreparedStatement query) throws SQLException {
        ResultSet row = query.executeQuery();
        List<Visit> visits = new ArrayList<>();
        while (row.next()) {
            visits.add(visit(row));
        }
        return visits;
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                Visit.Key.of(
                        row.getObject("tenant_id", UUID.class),
                        row.getObject("visitor_id", UUID.class),
                        row.getObject("employee_id", UUID.class)),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("ended_at").toInstant(),
                instant(row.getTimestamp("last_act_at")),
                counts(row),
                way(row));
    }

    private static Visit.Counts counts(ResultSet row) throws SQLException {
        return new Visit.Counts(
                row.getLong("events"),
                row.getLong("acts"),
                row.getLong("contacts"),
                row.getLong("dwell_ms"),
                new Attention(
                        row.getLong("person_ms"),
                        row.getLong("product_ms"),
                        row.getLong("company_ms")));
    }

    private static WayIn way(ResultSet row) throws SQLException {
        UUID card = row.getObject("way_card_id", UUID.class);
        return new WayIn(
                row.getTimestamp("way_at").toInstant(),
                row.getObject("way_event_id", UUID.class),
                card == null ? null : new CardId(card),
                row.getObject("way_scene", Integer.class),
                row.getString("way_share"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable UUID value(@Nullable CardId card) {
        return card == null ? null : card.value();
    }
}
