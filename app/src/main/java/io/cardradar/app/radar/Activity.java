package io.cardradar.app.radar;

import io.cardradar.app.radar.Behaviours.Since;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 近 15 日活跃度: what happened on each of the last fifteen days, today among them. Days are the
 * company's.
 */
@Singleton
class Activity {
    static final int DAYS = 15;

    private final JdbcOperations jdbc;
    private final Clock clock;

    Activity(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The beginning of the fifteen days. */
    static Since since(Clock clock, ZoneId zone) {
        LocalDate first = LocalDate.now(clock.withZone(zone)).minusDays(DAYS - 1);
        return new Since(first.atStartOfDay(zone).toInstant(), first, zone);
    }

    /** Of a whole radar, from the rollups. */
    List<Day> ofRadar(Address inbox, ZoneId zone) {
        Since since = since(clock, zone);
        return all(
                since,
                Sql.of(
                                """
                                SELECT a.day, a.events, (SELECT count(*) FROM visitor_day v
                                    WHERE v.tenant_id = ? AND v.day = a.day AND v.employee_id = ?)
                                FROM (SELECT day, sum(events) AS events FROM activity_daily
                                    WHERE tenant_id = ? AND employee_id = ? AND day >= ? AND type = ANY (?)
                                    GROUP BY day) a\
                                """,
                                inbox.tenant().value(),
                                inbox.employee().value(),
                                inbox.tenant().value(),
                                inbox.employee().value(),
                                since.day(),
                                RadarFilter.NONE.codes())
                        .list(jdbc, Day::of));
    }

    /**
     * Of some visitors, from their events, which are few.
     *
     * @param employees on whose cards; null stands for everybody's
     */
    List<Day> ofVisitors(UUID tenant, UUID[] visitors, UUID @Nullable [] employees, ZoneId zone) {
        Since since = since(clock, zone);
        Sql sql =
                Sql.of(
                        """
                        SELECT CAST(occurred_at AT TIME ZONE ? AS date), count(*), count(DISTINCT visitor_id)
                        FROM interaction_event
                        WHERE tenant_id = ? AND visitor_id = ANY (?) AND occurred_at >= ? AND type = ANY (?)
                            AND NOT internal AND employee_id IS NOT NULL\
                        """,
                        zone.getId(),
                        tenant,
                        visitors,
                        since.at(),
                        RadarFilter.NONE.codes());
        if (employees != null) {
            sql.and("AND employee_id = ANY (?)", (Object) employees);
        }
        return all(since, sql.and("GROUP BY 1").list(jdbc, Day::of));
    }

    private static List<Day> all(Since since, List<Day> busy) {
        Map<LocalDate, Day> known =
                busy.stream().collect(Collectors.toMap(Day::day, Function.identity()));
        return IntStream.range(0, DAYS)
                .mapToObj(since.day()::plusDays)
                .map(day -> known.getOrDefault(day, new Day(day, 0, 0)))
                .toList();
    }

    /**
     * @param events what was done that day, as far as radars show it
     * @param visitors how many different visitors were here
     */
    @Serdeable
    record Day(LocalDate day, long events, long visitors) {
        static Day of(ResultSet row) throws SQLException {
            return new Day(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3));
        }
    }
}
