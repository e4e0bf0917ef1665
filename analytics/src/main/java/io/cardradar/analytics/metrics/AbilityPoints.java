package io.cardradar.analytics.metrics;

import io.cardradar.analytics.metrics.Abilities.Points;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What each salesperson has of each ability. Capped, so that nobody climbs by tapping on one's own
 * card all day through a friend's telephone, or by writing ten follow-ups in a row.
 */
@Singleton
class AbilityPoints {
    /** A day's events count up to this many for each visitor of the day. */
    private static final String DONE =
            """
            WITH done AS (
                SELECT a.employee_id, a.day, m.ability, sum(a.events) AS events
                FROM activity_daily a JOIN unnest(?, ?) AS m (type, ability) ON m.type = a.type
                WHERE a.tenant_id = ? AND a.day BETWEEN ? AND ?\
            """;

    private static final String SEEN =
            """
                GROUP BY 1, 2, 3
            ), seen AS (
                SELECT employee_id, day, count(*) AS visitors FROM visitor_day
                WHERE tenant_id = ? AND day BETWEEN ? AND ?\
            """;

    private static final int EVENTS_A_VISITOR = 10;

    private final JdbcOperations jdbc;

    AbilityPoints(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Map<Ability, Map<EmployeeId, Points>> of(Scope scope, Period period) {
        Map<Ability, Map<EmployeeId, Points>> points = new EnumMap<>(Ability.class);
        List<Line> lines = new ArrayList<>(fromEvents(scope, period));
        lines.addAll(fromNewCustomers(scope, period));
        lines.addAll(fromFollowUps(scope, period));
        lines.forEach(line ->
                points.computeIfAbsent(line.ability, unused -> new HashMap<>())
                        .put(line.employee, line.points));
        return points;
    }

    private List<Line> fromEvents(Scope scope, Period period) {
        List<Member> members = members();
        return Select.of(
                        DONE,
                        members.stream().mapToInt(Member::type).toArray(),
                        members.stream()
                                .map(member -> member.ability.name())
                                .toArray(String[]::new),
                        scope.tenant().value(),
                        period.from(),
                        period.to())
                .within(scope, "a.employee_id")
                .and(SEEN, scope.tenant().value(), period.from(), period.to())
                .within(scope, "employee_id")
                .and(
                        """
                            GROUP BY 1, 2
                        )
                        SELECT ability, employee_id, sum(events), sum(least(events, ? * visitors))
                        FROM done JOIN seen USING (employee_id, day) GROUP BY 1, 2\
                        """,
                        EVENTS_A_VISITOR)
                .list(jdbc, Line::read);
    }

    private List<Line> fromNewCustomers(Scope scope, Period period) {
        Select select =
                Select.of(
                        "SELECT ?, employee_id, count(*), count(*) FROM (",
                        Ability.ACQUISITION.name());
        return CustomerFact.NEW
                .ofEach()
                .in(select, scope, period)
                .and(") AS fact GROUP BY employee_id")
                .list(jdbc, Line::read);
    }

    /** A customer counts once a day, however many follow-ups are written. */
    private List<Line> fromFollowUps(Scope scope, Period period) {
        Select select =
                Select.of(
                        """
                        SELECT ?, employee_id, count(*), count(DISTINCT (customer_id, date_trunc('day', at, ?))) FROM (\
                        """,
                        Ability.INITIATIVE.name(),
                        period.zone().getId());
        return CustomerFact.FOLLOW_UP
                .in(select, scope, period)
                .and(") AS fact GROUP BY employee_id")
                .list(jdbc, Line::read);
    }

    private static List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (Ability ability : Ability.values()) {
            for (Metric metric : ability.metrics()) {
                if (metric.source() instanceof Source.Events events) {
                    for (int code : events.codes()) {
                        members.add(new Member(code, ability));
                    }
                }
            }
        }
        return members;
    }

    /** A type of event that belongs to an ability. */
    private record Member(int type, Ability ability) {}

    private record Line(Ability ability, EmployeeId employee, Points points) {
        static Line read(ResultSet row) throws SQLException {
            return new Line(
                    Ability.valueOf(row.getString(1)),
                    new EmployeeId(row.getObject(2, UUID.class)),
                    new Points(row.getLong(3), row.getLong(4)));
        }
    }
}
