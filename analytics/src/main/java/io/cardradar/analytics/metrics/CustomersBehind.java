package io.cardradar.analytics.metrics;

import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Which customers make up a figure? */
@Singleton
public class CustomersBehind {
    private final JdbcOperations jdbc;

    CustomersBehind(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page of the customers, newest first: one line for each thing that the figure counts.
     *
     * @throws Problem.Invalid {@code dashboard.wrong_list} for a metric that is not made of them
     */
    @Transactional(readOnly = true)
    public Page<Line> page(Metric metric, Scope scope, Period period, Place place) {
        Select things =
                Select.of(
                        """
                        SELECT l.customer_id, l.employee_id, l.at, c.name, c.company, v.visitor_id
                        FROM (SELECT DISTINCT ON (thing) thing, customer_id, employee_id, at FROM (\
                        """);
        Select lines =
                fact(metric)
                        .in(things, scope, period)
                        .and(
                                """
                                ) AS fact ORDER BY thing, at, employee_id) AS l
                                JOIN customer c ON c.tenant_id = ? AND c.id = l.customer_id
                                LEFT JOIN LATERAL (SELECT visitor_id FROM customer_visitor
                                    WHERE tenant_id = c.tenant_id AND customer_id = c.id
                                    ORDER BY linked_at, visitor_id LIMIT 1) v ON true\
                                """,
                                scope.tenant().value());
        List<Line> rows =
                after(lines, place)
                        .and(
                                "ORDER BY l.at DESC, l.customer_id DESC, l.employee_id DESC LIMIT"
                                        + " ?",
                                place.limit() + 1)
                        .list(jdbc, CustomersBehind::line);
        return Page.of(
                rows, place.limit(), line -> Cursor.of(line.at, line.customer, line.employee));
    }

    private static CustomerFact fact(Metric metric) {
        if (metric.source() instanceof Source.Customers customers) {
            return customers.fact();
        }
        throw new Problem.Invalid("dashboard.wrong_list", "This metric is not made of customers");
    }

    private static Select after(Select select, Place place) {
        String cursor = place.cursor();
        if (cursor == null) {
            return select;
        }
        List<String> keys = Cursor.parse(cursor, 3);
        return select.and(
                "WHERE (l.at, l.customer_id, l.employee_id) < (?, ?, ?)",
                Place.instant(keys.get(0)),
                Place.uuid(keys.get(1)),
                Place.uuid(keys.get(2)));
    }

    private static Line line(ResultSet row) throws SQLException {
        CustomerId customer = new CustomerId(row.getObject(1, UUID.class));
        String name = row.getString("name");
        return new Line(
                customer,
                name == null ? unnamed(customer, row.getObject("visitor_id", UUID.class)) : name,
                row.getString("company"),
                new EmployeeId(row.getObject(2, UUID.class)),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    /** The radar shows the visitor: the same person goes by the same name here. */
    private static String unnamed(CustomerId customer, @Nullable UUID visitor) {
        return Visitors.placeholder(visitor == null ? customer.value() : visitor);
    }

    /**
     * @param employee the salesperson who met, followed up or won the customer
     * @param at when
     */
    public record Line(
            CustomerId customer,
            String name,
            @Nullable String company,
            EmployeeId employee,
            Instant at) {}
}
