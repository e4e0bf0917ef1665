package io.cardradar.analytics.metrics;

import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Which visitors make up the number of visitors? */
@Singleton
public class VisitorsBehind {
    private final JdbcOperations jdbc;

    VisitorsBehind(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of the visitors, last seen first. */
    @Transactional(readOnly = true)
    public Page<Seen> page(Scope scope, Period period, Place place) {
        Select select =
                Select.of(
                                """
                                SELECT visitor_id, max(day) AS last_day, count(DISTINCT day) AS days FROM visitor_day
                                WHERE tenant_id = ? AND day BETWEEN ? AND ?\
                                """,
                                scope.tenant().value(),
                                period.from(),
                                period.to())
                        .within(scope, "employee_id")
                        .and("GROUP BY visitor_id");
        List<Seen> rows =
                after(select, place)
                        .and("ORDER BY last_day DESC, visitor_id DESC LIMIT ?", place.limit() + 1)
                        .list(
                                jdbc,
                                row ->
                                        new Seen(
                                                new VisitorId(row.getObject(1, UUID.class)),
                                                row.getObject(2, LocalDate.class),
                                                row.getInt(3)));
        return Page.of(rows, place.limit(), seen -> Cursor.of(seen.lastDay, seen.visitor));
    }

    private static Select after(Select select, Place place) {
        String cursor = place.cursor();
        if (cursor == null) {
            return select;
        }
        List<String> keys = Cursor.parse(cursor, 2);
        return select.and(
                "HAVING (max(day), visitor_id) < (?, ?)",
                Place.date(keys.getFirst()),
                Place.uuid(keys.getLast()));
    }

    /**
     * A visitor of the period.
     *
     * @param days on how many of its days the visitor came
     */
    public record Seen(VisitorId visitor, LocalDate lastDay, int days) {}
}
