package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps what rings. */
@Singleton
class SignalTable {
    private static final short TOLD = 0;
    private static final short HELD = 1;

    private final JdbcOperations jdbc;
    private final StoredJson json;

    SignalTable(JdbcOperations jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(List<Addressed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                INSERT INTO radar_signal (tenant_id, employee_id, seq, id, kind, visitor_id, type, subject, first_at,
                    last_at, times, nth, held, details)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", row -> row.inbox.tenant().value())
                            .add("uuid", row -> row.inbox.employee().value())
                            .add("int8", row -> row.draft.seq())
                            .add("uuid", row -> row.draft.id)
                            .add("int2", row -> (short) row.draft.kind.code())
                            .add("uuid", row -> row.draft.visitor.value())
                            .add("int2", row -> (short) row.draft.type.code())
                            .add("text", row -> row.draft.subject)
                            .add("timestamptz", row -> row.draft.firstAt())
                            .add("timestamptz", row -> row.draft.lastAt())
                            .add("int8", row -> row.draft.times())
                            .add("int8", row -> row.draft.nth())
                            .add("int2", row -> row.draft.held ? HELD : TOLD)
                            .add("text", row -> write(row.draft.details));
                    return statement.executeUpdate();
                });
    }

    /** Tells them anew, under new numbers. */
    void update(List<Addressed> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                UPDATE radar_signal s SET seq = n.seq, first_at = n.first_at, last_at = n.last_at, times = n.times,
                    nth = GREATEST(s.nth, n.nth)
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?) AS n (tenant_id, employee_id, old, seq, first_at, last_at, times, nth)
                WHERE s.tenant_id = n.tenant_id AND s.employee_id = n.employee_id AND s.seq = n.old\
                """,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", row -> row.inbox.tenant().value())
                            .add("uuid", row -> row.inbox.employee().value())
                            .add("int8", row -> row.draft.oldSeq)
                            .add("int8", row -> row.draft.seq())
                            .add("timestamptz", row -> row.draft.firstAt())
                            .add("timestamptz", row -> row.draft.lastAt())
                            .add("int8", row -> row.draft.times())
                            .add("int8", row -> row.draft.nth());
                    return statement.executeUpdate();
                });
    }

    /** Newest told first, from before a number on. */
    List<Signal> before(Address inbox, List<SignalKind> kinds, long seq, int limit) {
        return jdbc.prepareStatement(
                """
                SELECT s.seq, s.id AS s_id, s.kind, s.visitor_id AS s_visitor, s.type AS s_type, s.subject AS s_subject,
                    s.first_at, s.last_at, s.times, s.nth, s.held, s.details
                FROM radar_signal s
                WHERE s.tenant_id = ? AND s.employee_id = ? AND s.kind = ANY (?) AND s.seq < ?
                ORDER BY s.seq DESC LIMIT ?\
                """,
                statement -> {
                    statement.setObject(1, inbox.tenant().value());
                    statement.setObject(2, inbox.employee().value());
                    Object[] codes = kinds.stream().map(SignalKind::code).toArray();
                    statement.setArray(3, statement.getConnection().createArrayOf("int4", codes));
                    statement.setLong(4, seq);
                    statement.setInt(5, limit);
                    ResultSet row = statement.executeQuery();
                    List<Signal> signals = new ArrayList<>();
                    while (row.next()) {
                        signals.add(read(row));
                    }
                    return signals;
                });
    }

    /** Reads the row at which a result stands that has the columns of {@link #before}. */
    Signal read(ResultSet row) throws SQLException {
        String details = row.getString("details");
        return new Signal(
                row.getLong("seq"),
                row.getObject("s_id", UUID.class),
                SignalKind.ofCode(row.getInt("kind")),
                acts(row),
                row.getInt("held") != TOLD,
                details == null ? Signal.Details.NONE : json.read(details, Signal.Details.class));
    }

    private static Signal.@Nullable Acts acts(ResultSet row) throws SQLException {
        UUID visitor = row.getObject("s_visitor", UUID.class);
        return visitor == null
                ? null
                : new Signal.Acts(
                        new VisitorId(visitor),
                        EventType.ofCode(row.getInt("s_type")),
                        row.getString("s_subject"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant(),
                        row.getLong("times"),
                        row.getLong("nth"));
    }

    /** How many of these kinds are beyond what has been read. */
    long unread(Address inbox, List<SignalKind> kinds) {
        return jdbc.prepareStatement(
                """
                SELECT count(*) FROM radar_inbox i
                JOIN radar_signal s ON s.tenant_id = i.tenant_id AND s.employee_id = i.employee_id AND s.seq > i.read_seq
                WHERE i.tenant_id = ? AND i.employee_id = ? AND s.kind = ANY (?)\
                """,
                statement -> {
                    statement.setObject(1, inbox.tenant().value());
                    statement.setObject(2, inbox.employee().value());
                    Object[] codes = kinds.stream().map(SignalKind::code).toArray();
                    statement.setArray(3, statement.getConnection().createArrayOf("int4", codes));
                    ResultSet row = statement.executeQuery();
                    return row.next() ? row.getLong(1) : 0L;
                });
    }

    private @Nullable String write(Signal.Details details) {
        return details.equals(Signal.Details.NONE) ? null : json.write(details);
    }

    /** A draft and whom it is for. */
    record Addressed(Address inbox, Draft draft) {}
}
