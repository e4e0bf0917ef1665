package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * The radar by behaviour: what was done, how often, by how many. How often says the rollup by day,
 * by how many of all time the index over the counts; only of a shorter window the items themselves
 * are looked through.
 */
@Singleton
class Behaviours {
    private final JdbcOperations jdbc;

    Behaviours(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Most frequent first. */
    List<Behaviour> since(Address inbox, Since since, RadarFilter filter) {
        Sql sql = filter.visitors() == null ? all(inbox, since, filter) : of(inbox, since, filter);
        return sql.list(
                jdbc,
                row ->
                        new Behaviour(
                                EventType.ofCode(row.getInt(1)),
                                row.getLong(2),
                                row.getLong(3),
                                row.getTimestamp(4).toInstant()));
    }

    private static Sql all(Address inbox, Since since, RadarFilter filter) {
        return done(inbox, since, filter)
                .and(", who AS (")
                .and(who(inbox, since, filter.types()))
                .and(
                        """
                        ), latest AS (
                            SELECT i.type, max(i.occurred_at) AS at FROM (SELECT DISTINCT last_day FROM done) d
                            CROSS JOIN LATERAL (SELECT type, occurred_at FROM radar_item
                                WHERE tenant_id = ? AND employee_id = ?
                                    AND occurred_at >= CAST(d.last_day AS timestamp) AT TIME ZONE ?
                                    AND occurred_at < CAST(d.last_day + 1 AS timestamp) AT TIME ZONE ? OFFSET 0) i
                            GROUP BY i.type
                        )
                        SELECT d.type, d.events, COALESCE(w.visitors, 0),
                            COALESCE(l.at, CAST(d.last_day AS timestamp) AT TIME ZONE ?)
                        FROM done d LEFT JOIN who w ON w.type = d.type LEFT JOIN latest l ON l.type = d.type
                        ORDER BY d.events DESC, d.type\
                        """,
                        inbox.tenant().value(),
                        inbox.employee().value(),
                        since.zone.getId(),
                        since.zone.getId(),
                        since.zone.getId());
    }

    private static Sql done(Address inbox, Since since, RadarFilter filter) {
        return Sql.of(
                """
                WITH done AS (
                    SELECT type, sum(events) AS events, max(day) AS last_day FROM activity_daily
                    WHERE tenant_id = ? AND employee_id = ? AND day >= ? AND type = ANY (?) AND events > 0
                    GROUP BY type
                )\
                """,
                inbox.tenant().value(),
                inbox.employee().value(),
                since.day,
                filter.codes());
    }

    private static Sql who(Address inbox, Since since, Set<EventType> types) {
        Sql sql = Sql.of("SELECT type, count(DISTINCT visitor_id) AS visitors FROM");
        if (since.at.equals(Instant.EPOCH)) {
            sql.and("interaction_count WHERE");
        } else {
            sql.and("radar_item WHERE occurred_at >= ? AND", since.at);
        }
        return sql.and(
                "tenant_id = ? AND employee_id = ? AND type = ANY (?) GROUP BY type",
                inbox.tenant().value(),
                inbox.employee().value(),
                types.stream().map(type -> (short) type.code()).toArray(Short[]::new));
    }

    /** What some visitors did, from their events, which are few. */
    private static Sql of(Address inbox, Since since, RadarFilter filter) {
        return Sql.of(
                """
                SELECT e.type, count(*), count(DISTINCT e.visitor_id), max(e.occurred_at) FROM interaction_event e
                WHERE e.tenant_id = ? AND e.visitor_id = ANY (?) AND e.employee_id = ? AND e.occurred_at >= ?
                    AND e.type = ANY (?) AND NOT e.internal
                GROUP BY e.type ORDER BY count(*) DESC, e.type\
                """,
                inbox.tenant().value(),
                filter.visitorIds(),
                inbox.employee().value(),
                since.at,
                filter.codes());
    }

    record Behaviour(EventType type, long events, long visitors, Instant lastAt) {}

    /**
     * From when on: the beginning of a day of the company, or of all time.
     *
     * @param at {@link Instant#EPOCH} for all time
     */
    record Since(Instant at, LocalDate day, ZoneId zone) {
        static Since of(Instant at, ZoneId zone) {
            return new Since(at, LocalDate.ofInstant(at, zone), zone);
        }
    }
}
