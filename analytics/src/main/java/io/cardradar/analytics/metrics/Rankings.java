package io.cardradar.analytics.metrics;

import io.cardradar.kernel.EmployeeId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What does each salesperson have of one metric? */
@Singleton
public class Rankings {
    private final JdbcOperations jdbc;

    Rankings(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The value of each salesperson of the scope: the same that the overview shows for that one
     * alone. Whoever is not in the answer has 0.
     */
    @Transactional(readOnly = true)
    public Map<EmployeeId, Long> of(Metric metric, Scope scope, Period period) {
        List<Line> lines =
                switch (metric.source()) {
                    case Source.Events events -> events(events.codes(), scope, period);
                    case Source.Dwell dwell -> dwellSeconds(scope, period);
                    case Source.Visitors visitors -> visitors(scope, period);
                    case Source.Customers customers ->
                            facts(customers.fact().ofEach(), scope, period);
                };
        return lines.stream().collect(Collectors.toMap(Line::employee, Line::value));
    }

    private List<Line> events(int[] types, Scope scope, Period period) {
        return activity("sum(events)", scope, period)
                .and("AND type = ANY (?) GROUP BY 1", (Object) types)
                .list(jdbc, Line::read);
    }

    private List<Line> dwellSeconds(Scope scope, Period period) {
        return activity("div(sum(dwell_ms), 1000)", scope, period)
                .and("GROUP BY 1")
                .list(jdbc, Line::read);
    }

    private static Select activity(String value, Scope scope, Period period) {
        return Select.of(
                        "SELECT employee_id, %s FROM activity_daily WHERE tenant_id = ? AND day BETWEEN ? AND ?"
                                .formatted(value),
                        scope.tenant().value(),
                        period.from(),
                        period.to())
                .within(scope, "employee_id");
    }

    private List<Line> visitors(Scope scope, Period period) {
        return Select.of(
                        """
                        SELECT employee_id, count(DISTINCT visitor_id) FROM visitor_day
                        WHERE tenant_id = ? AND day BETWEEN ? AND ?\
                        """,
                        scope.tenant().value(),
                        period.from(),
                        period.to())
                .within(scope, "employee_id")
                .and("GROUP BY 1")
                .list(jdbc, Line::read);
    }

    private List<Line> facts(CustomerFact fact, Scope scope, Period period) {
        Select select = Select.of("SELECT employee_id, count(DISTINCT thing) FROM (");
        return fact.in(select, scope, period).and(") AS fact GROUP BY 1").list(jdbc, Line::read);
    }

    private record Line(EmployeeId employee, long value) {
        static Line read(ResultSet row) throws SQLException {
            return new Line(new EmployeeId(row.getObject(1, UUID.class)), row.getLong(2));
        }
    }
}
