package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

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
                "SELECT last_seq, read_seq FROM radar_inbox WHERE tenant_id = ? AND employee_id ="
                        + " ?",
                statement -> {
                    statement.setObject(1, inbox.tenant().value());
                    statement.setObject(2, inbox.employee().value());
                    ResultSet row = statement.executeQuery();
                    return row.next() ? new State(row.getLong(1), row.getLong(2)) : new State(0, 0);
                });
    }

    /** Marks as read up to a number; never takes that back. */
    void markRead(Address inbox, long seq) {
        jdbc.prepareStatement(
                """
                UPDATE radar_inbox SET read_seq = GREATEST(read_seq, LEAST(last_seq, ?))
                WHERE tenant_id = ? AND employee_id = ?\
                """,
                statement -> {
                    statement.setLong(1, seq);
                    statement.setObject(2, inbox.tenant().value());
                    statement.setObject(3, inbox.employee().value());
                    return statement.executeUpdate();
                });
    }

    record State(long lastSeq, long readSeq) {
        long unread() {
            return lastSeq - readSeq;
        }
    }
}
