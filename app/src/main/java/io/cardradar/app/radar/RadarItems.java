package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.app.realtime.Announcements.Address;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a radar forward in number, for the stream. */
@Singleton
class RadarItems {
    private static final String ITEM =
            """
            SELECT e.tenant_id, e.id, e.type, e.occurred_at, e.visitor_id, e.employee_id, e.card_id, e.subject_kind,
                e.subject_id, e.dwell_ms, e.scene, e.share, i.seq, i.nth
            FROM (%s) i
            JOIN interaction_event e ON e.tenant_id = i.tenant_id AND e.id = i.event_id
            """;
    private static final String FORWARD_IN_NUMBER =
            ITEM.formatted(
                            """
                            SELECT * FROM radar_item
                            WHERE tenant_id = ? AND employee_id = ? AND seq > ? ORDER BY seq LIMIT ?\
                            """)
                    + "ORDER BY i.seq";

    private final JdbcOperations jdbc;

    RadarItems(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were committed, after a number. */
    List<RadarItem> after(Address inbox, long seq, int limit) {
        return jdbc.prepareStatement(
                FORWARD_IN_NUMBER,
                statement -> {
                    bind(statement, inbox);
                    statement.setLong(3, seq);
                    statement.setInt(4, limit);
                    return read(statement.executeQuery());
                });
    }

    private static void bind(PreparedStatement statement, Address inbox) throws SQLException {
        statement.setObject(1, inbox.tenant().value());
        statement.setObject(2, inbox.employee().value());
    }

    private static List<RadarItem> read(ResultSet row) throws SQLException {
        List<RadarItem> items = new ArrayList<>();
        while (row.next()) {
            items.add(new RadarItem(EventRows.row(row), row.getLong("seq"), row.getLong("nth")));
        }
        return items;
    }
}
