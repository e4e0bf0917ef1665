package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.realtime.Announcements.Address;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The radar by behaviour: what was done, how often, by how many. */
@Singleton
class Behaviours {
    private final JdbcOperations jdbc;

    Behaviours(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Most frequent first. */
    List<Behaviour> since(Address inbox, Instant start) {
        return jdbc.prepareStatement(
                """
                SELECT type, count(*), count(DISTINCT visitor_id), max(occurred_at) FROM radar_item
                WHERE tenant_id = ? AND employee_id = ? AND occurred_at >= ?
                GROUP BY type ORDER BY count(*) DESC, type\
                """,
                statement -> {
                    statement.setObject(1, inbox.tenant().value());
                    statement.setObject(2, inbox.employee().value());
                    statement.setTimestamp(3, Timestamp.from(start));
                    ResultSet row = statement.executeQuery();
                    List<Behaviour> behaviours = new ArrayList<>();
                    while (row.next()) {
                        EventType type = EventType.ofCode(row.getInt(1));
                        Instant lastAt = row.getTimestamp(4).toInstant();
                        behaviours.add(new Behaviour(type, row.getLong(2), row.getLong(3), lastAt));
                    }
                    return behaviours;
                });
    }

    record Behaviour(EventType type, long events, long visitors, Instant lastAt) {}
}
