package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Interest;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The radar by person: who was here, how often, and what they came for. */
@Singleton
class People {
    private static final Object[] PERSON = codes(Interest.PERSON);
    private static final Object[] PRODUCT = codes(Interest.PRODUCT);
    private static final Object[] COMPANY = codes(Interest.COMPANY);

    private final JdbcOperations jdbc;

    People(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Who was here last comes first. */
    List<Person> since(Address inbox, Instant start, Place place, int limit) {
        return jdbc.prepareStatement(
                """
                SELECT visitor_id, count(*), max(occurred_at), count(*) FILTER (WHERE type = ANY (?)),
                    count(*) FILTER (WHERE type = ANY (?)), count(*) FILTER (WHERE type = ANY (?))
                FROM radar_item
                WHERE tenant_id = ? AND employee_id = ? AND occurred_at >= ?
                GROUP BY visitor_id HAVING (max(occurred_at), visitor_id) < (?, ?)
                ORDER BY max(occurred_at) DESC, visitor_id DESC LIMIT ?\
                """,
                statement -> {
                    Connection connection = statement.getConnection();
                    statement.setArray(1, connection.createArrayOf("int2", PERSON));
                    statement.setArray(2, connection.createArrayOf("int2", PRODUCT));
                    statement.setArray(3, connection.createArrayOf("int2", COMPANY));
                    statement.setObject(4, inbox.tenant().value());
                    statement.setObject(5, inbox.employee().value());
                    statement.setTimestamp(6, Timestamp.from(start));
                    statement.setTimestamp(7, Timestamp.from(place.at));
                    statement.setObject(8, place.visitor);
                    statement.setInt(9, limit);
                    return read(statement.executeQuery());
                });
    }

    private static List<Person> read(ResultSet row) throws SQLException {
        List<Person> people = new ArrayList<>();
        while (row.next()) {
            people.add(
                    new Person(
                            new VisitorId(row.getObject(1, UUID.class)),
                            row.getLong(2),
                            row.getTimestamp(3).toInstant(),
                            new Shares(row.getLong(4), row.getLong(5), row.getLong(6))));
        }
        return people;
    }

    private static Object[] codes(Interest interest) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.interest() == interest)
                .map(type -> (short) type.code())
                .toArray();
    }

    record Person(VisitorId visitor, long events, Instant lastAt, Shares interest) {}

    /** How many acts showed interest in each: 我, 产品, 公司. */
    record Shares(long person, long product, long company) {}

    /** A place in the list: just after this visitor. */
    record Place(Instant at, UUID visitor) {}
}
