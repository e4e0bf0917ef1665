package io.cardradar.app.cards.mirror;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The copies that are due: an outbox whose messages are done outside of any transaction, because
 * WeChat is slow, and whose troubles stay with one company.
 */
@Singleton
@Connectable
class DueMirrors {
    private static final int LONGEST_ERROR = 200;

    private final JdbcOperations jdbc;
    private final NewId ids;
    private final Clock clock;

    DueMirrors(JdbcOperations jdbc, NewId ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Says that a copy may be wrong. Inside the transaction of whatever made it so. */
    @Transactional
    void mark(TenantId tenant, CardId card) {
        jdbc.prepareStatement(
                """
                INSERT INTO card_mirror_due (tenant_id, card_id, mark, due_at, attempts) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (tenant_id, card_id)
                DO UPDATE SET mark = excluded.mark, due_at = excluded.due_at, attempts = 0\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, card.value());
                    statement.setObject(3, ids.next());
                    statement.setTimestamp(4, in(Duration.ZERO));
                    return statement.executeUpdate();
                });
    }

    /** The copies of all companies that are due by now, the oldest first. */
    List<DueMirror> due(int most) {
        return jdbc.prepareStatement(
                """
                SELECT tenant_id, card_id, mark, attempts FROM card_mirror_due
                WHERE due_at <= ? ORDER BY due_at, card_id LIMIT ?\
                """,
                statement -> {
                    statement.setTimestamp(1, in(Duration.ZERO));
                    statement.setInt(2, most);
                    ResultSet row = statement.executeQuery();
                    List<DueMirror> due = new ArrayList<>();
                    while (row.next()) {
                        due.add(
                                new DueMirror(
                                        new TenantId(row.getObject(1, UUID.class)),
                                        new CardId(row.getObject(2, UUID.class)),
                                        row.getObject(3, UUID.class),
                                        row.getInt(4)));
                    }
                    return due;
                });
    }

    /** Forgets a copy that was written, unless its card was marked again meanwhile. */
    @Transactional
    void done(DueMirror due) {
        jdbc.prepareStatement(
                "DELETE FROM card_mirror_due WHERE tenant_id = ? AND card_id = ? AND mark = ?",
                statement -> {
                    statement.setObject(1, due.tenant().value());
                    statement.setObject(2, due.card().value());
                    statement.setObject(3, due.mark());
                    return statement.executeUpdate();
                });
    }

    @Transactional
    void postpone(DueMirror due, Duration delay, String error) {
        jdbc.prepareStatement(
                """
                UPDATE card_mirror_due SET attempts = attempts + 1, due_at = ?, last_error = ?
                WHERE tenant_id = ? AND card_id = ? AND mark = ?\
                """,
                statement -> {
                    statement.setTimestamp(1, in(delay));
                    statement.setString(
                            2, error.substring(0, Math.min(LONGEST_ERROR, error.length())));
                    statement.setObject(3, due.tenant().value());
                    statement.setObject(4, due.card().value());
                    statement.setObject(5, due.mark());
                    return statement.executeUpdate();
                });
    }

    private Timestamp in(Duration delay) {
        return Timestamp.from(clock.instant().plus(delay));
    }
}
