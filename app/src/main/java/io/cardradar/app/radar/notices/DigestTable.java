package io.cardradar.app.radar.notices;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.NewId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns what was held into one digest. */
@Singleton
class DigestTable {
    private static final int FOREMOST = 5;

    private final JdbcOperations jdbc;
    private final StoredJson json;
    private final NewId ids;

    DigestTable(JdbcOperations jdbc, StoredJson json, NewId ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
    }

    /** Locks an inbox; answers when its digest is planned for. */
    @Nullable Instant lock(Address inbox) {
        return jdbc.prepareStatement(
                "SELECT digest_at FROM radar_inbox WHERE tenant_id = ? AND employee_id = ? FOR"
                        + " UPDATE",
                statement -> {
                    bind(statement, 1, inbox);
                    ResultSet row = statement.executeQuery();
                    Timestamp at = row.next() ? row.getTimestamp(1) : null;
                    return at == null ? null : at.toInstant();
                });
    }

    void plan(Address inbox, @Nullable Instant at) {
        jdbc.prepareStatement(
                "UPDATE radar_inbox SET digest_at = ? WHERE tenant_id = ? AND employee_id = ?",
                statement -> {
                    statement.setTimestamp(1, at == null ? null : Timestamp.from(at));
                    bind(statement, 2, inbox);
                    return statement.executeUpdate();
                });
    }

    /** Marks all that is held as told, and says what it was. */
    Held release(Address inbox) {
        return jdbc.prepareStatement(
                """
                WITH released AS (
                    UPDATE radar_signal SET held = 2
                    WHERE tenant_id = ? AND employee_id = ? AND held = 1
                    RETURNING kind, visitor_id, times, first_at, last_at)
                SELECT kind, visitor_id, times, first_at, last_at FROM released\
                """,
                statement -> {
                    bind(statement, 1, inbox);
                    Held held = new Held();
                    ResultSet row = statement.executeQuery();
                    while (row.next()) {
                        held.add(row);
                    }
                    return held;
                });
    }

    void insert(Address inbox, long seq, Held held) {
        Signal.Details details = new Signal.Details(null, held.digest());
        jdbc.prepareStatement(
                """
                INSERT INTO radar_signal (tenant_id, employee_id, seq, id, kind, subject, first_at, last_at, times, nth,
                    held, details)
                VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, 0, 0, ?)\
                """,
                statement -> {
                    bind(statement, 1, inbox);
                    statement.setLong(3, seq);
                    statement.setObject(4, ids.next());
                    statement.setInt(5, SignalKind.DIGEST.code());
                    statement.setTimestamp(6, Timestamp.from(held.first));
                    statement.setTimestamp(7, Timestamp.from(held.last));
                    statement.setLong(8, held.acts);
                    statement.setString(9, json.write(details));
                    return statement.executeUpdate();
                });
    }

    private static void bind(PreparedStatement statement, int from, Address inbox)
            throws SQLException {
        statement.setObject(from, inbox.tenant().value());
        statement.setObject(from + 1, inbox.employee().value());
    }

    /** What was held. */
    static final class Held {
        private final Map<UUID, Long> actsOf = new HashMap<>();
        private long notices;
        private long alerts;
        private long acts;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        private void add(ResultSet row) throws SQLException {
            boolean alert = row.getInt("kind") == SignalKind.ALERT.code();
            long times = alert ? 0 : row.getLong("times");
            Instant begun = row.getTimestamp("first_at").toInstant();
            Instant ended = row.getTimestamp("last_at").toInstant();
            notices += alert ? 0 : 1;
            alerts += alert ? 1 : 0;
            acts += times;
            actsOf.merge(row.getObject("visitor_id", UUID.class), times, Long::sum);
            first = begun.isBefore(first) ? begun : first;
            last = ended.isAfter(last) ? ended : last;
        }

        long notices() {
            return notices;
        }

        long alerts() {
            return alerts;
        }

        Signal.Digest digest() {
            List<UUID> foremost =
                    actsOf.entrySet().stream()
                            .sorted(
                                    Map.Entry.<UUID, Long>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(FOREMOST)
                            .map(Map.Entry::getKey)
                            .toList();
            return new Signal.Digest(notices, alerts, acts, actsOf.size(), foremost);
        }
    }
}
