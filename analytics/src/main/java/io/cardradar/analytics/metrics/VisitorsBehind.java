package io.cardradar.analytics.metrics;

import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which visitors make up the number of visitors? */
@Singleton
public class VisitorsBehind {
    private final JdbcOperations jdbc;

    VisitorsBehind(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of the visitors, those of the last day first. */
    @Transactional(readOnly = true)
    public Page<Seen> page(Scope scope, Period period, Place place) {
        Page<Day> page = days(scope, period, place);
        Map<VisitorId, Seen> seen =
                seen(page.items(), scope, period).stream()
                        .collect(Collectors.toMap(Seen::visitor, Function.identity()));
        return page.map(day -> Objects.requireNonNull(seen.get(day.visitor)));
    }

    private Page<Day> days(Scope scope, Period period, Place place) {
        Select select =
                Select.of(
                                """
                                SELECT visitor_id, max(day) AS last_day FROM visitor_day
                                WHERE tenant_id = ? AND day BETWEEN ? AND ?\
                                """,
                                scope.tenant().value(),
                                period.from(),
                                period.to())
                        .within(scope, "employee_id")
                        .and("GROUP BY visitor_id");
        List<Day> rows =
                after(select, place)
                        .and("ORDER BY last_day DESC, visitor_id DESC LIMIT ?", place.limit() + 1)
                        .list(
                                jdbc,
                                row ->
                                        new Day(
                                                new VisitorId(row.getObject(1, UUID.class)),
                                                row.getObject(2, LocalDate.class)));
        return Page.of(rows, place.limit(), day -> Cursor.of(day.last, day.visitor));
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

    private List<Seen> seen(List<Day> days, Scope scope, Period period) {
        UUID[] ids = days.stream().map(day -> day.visitor.value()).toArray(UUID[]::new);
        return Select.of(
                        """
                        SELECT visitor_id, count(*), min(occurred_at), max(occurred_at) FROM interaction_event
                        WHERE tenant_id = ? AND visitor_id = ANY (?) AND occurred_at >= ? AND occurred_at < ?
                            AND NOT internal AND employee_id IS NOT NULL\
                        """,
                        scope.tenant().value(),
                        ids,
                        period.start(),
                        period.end())
                .within(scope, "employee_id")
                .and("GROUP BY visitor_id")
                .list(
                        jdbc,
                        row ->
                                new Seen(
                                        new VisitorId(row.getObject(1, UUID.class)),
                                        row.getLong(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getObject(4, OffsetDateTime.class).toInstant()));
    }

    /**
     * A visitor of the period.
     *
     * @param events how much the visitor did in it, as far as the scope goes
     */
    public record Seen(VisitorId visitor, long events, Instant firstAt, Instant lastAt) {}

    private record Day(VisitorId visitor, LocalDate last) {}
}
