package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.sql.ResultSet;

/** How far a salesperson's radar reaches, and how far it has been read. */
@Singleton
class RadarInbox {
    private final JdbcOperations jdbc;

    RadarInbox(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    State state(Address inbox) {
        return jdbc.prepareStatement(
                "SELECT last_seq, read_seq, unread FROM radar_inbox WHERE tenant_id = ? AND"
                        + " employee_id = ?",
                statement -> {
                    statement.setObject(1, inbox.tenant().value());
                    statement.setObject(2, inbox.employee().value());
                    ResultSet row = statement.executeQuery();
                    return row.next()
                            ? new State(row.getLong(1), row.getLong(2), row.getLong(3))
                            : new State(0, 0, 0);
                });
    }

    /** Marks as read up to a number; never takes that back. */
    @Transactional
    void markRead(Address inbox, long seq) {
        // The lock comes first, and the count in a statement of its own: a statement that waits for
        // a lock does not see the items for which it waited.
        long read = lockAndMark(inbox, seq);
        jdbc.prepareStatement(
                """
                UPDATE radar_inbox SET unread = (SELECT count(*) FROM radar_item i
                    WHERE i.tenant_id = ? AND i.employee_id = ? AND i.seq > ?)
                WHERE tenant_id = ? AND employee_id = ?\
                """,
                statement -> {
                    statement.setObject(1, inbox.tenant().value());
                    statement.setObject(2, inbox.employee().value());
                    statement.setLong(3, read);
                    statement.setObject(4, inbox.tenant().value());
                    statement.setObject(5, inbox.employee().value());
                    return statement.executeUpdate();
                });
    }

    private long lockAndMark(Address inbox, long seq) {
        return jdbc.prepareStatement(
                """
                UPDATE radar_inbox SET read_seq = GREATEST(read_seq, LEAST(last_seq, ?))
                WHERE tenant_id = ? AND employee_id = ? RETURNING read_seq\
                """,
                statement -> {
                    statement.setLong(1, seq);
                    statement.setObject(2, inbox.tenant().value());
                    statement.setObject(3, inbox.employee().value());
                    ResultSet row = statement.executeQuery();
                    return row.next() ? row.getLong(1) : seq;
                });
    }

    /**
     * @param lastSeq the newest number of an item or of something that rings
     * @param unread items beyond {@code readSeq}
     */
    record State(long lastSeq, long readSeq, long unread) {}
}
