package io.cardradar.analytics.metrics;

import io.cardradar.kernel.Problem;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;

/** How did one metric go, day by day or hour by hour? */
@Singleton
public class Trend {
    private final JdbcOperations jdbc;
    private final DistinctVisitors visitors;
    private final KnownCustomers known;

    Trend(JdbcOperations jdbc, DistinctVisitors visitors, KnownCustomers known) {
        this.jdbc = jdbc;
        this.visitors = visitors;
        this.known = known;
    }

    /**
     * One point for each day or hour of the period, those without anything included.
     *
     * @throws Problem.Invalid {@code dashboard.no_hourly} for distinct visitors by the hour, which
     *     are not kept
     */
    @Transactional(readOnly = true)
    public List<Point> of(Metric metric, Grain grain, Scope scope, Period period) {
        return switch (metric.source()) {
            case Source.Events events ->
                    filled(grain, period, events(events.codes(), grain, scope, period));
            case Source.Dwell dwell ->
                    inSeconds(filled(grain, period, dwellMs(grain, scope, period)));
            case Source.Visitors any -> filled(grain, period, visitors(grain, scope, period));
            case Source.Customers customers ->
                    switch (customers.fact()) {
                        case KNOWN -> known(grain, scope, period, (from, to) -> to);
                        case NEW -> known(grain, scope, period, (from, to) -> to - from);
                        default ->
                                filled(
                                        grain,
                                        period,
                                        facts(customers.fact(), grain, scope, period));
                    };
        };
    }

    private List<Point> events(int[] types, Grain grain, Scope scope, Period period) {
        return grain.rollup(grain.column() + ", sum(events)", scope, period)
                .and("AND type = ANY (?) GROUP BY 1", (Object) types)
                .list(jdbc, row -> new Point(grain.bucket(row, period), row.getLong(2)));
    }

    private List<Point> dwellMs(Grain grain, Scope scope, Period period) {
        return grain.rollup(grain.column() + ", sum(dwell_ms)", scope, period)
                .and("GROUP BY 1")
                .list(jdbc, row -> new Point(grain.bucket(row, period), row.getLong(2)));
    }

    private List<Point> visitors(Grain grain, Scope scope, Period period) {
        if (grain == Grain.HOUR) {
            throw new Problem.Invalid(
                    "dashboard.no_hourly",
                    "Distinct visitors are counted by the day, not the hour");
        }
        return visitors.byDay(scope, period).entrySet().stream()
                .map(day -> new Point(period.startOf(day.getKey()), day.getValue()))
                .toList();
    }

    private List<Point> facts(CustomerFact fact, Grain grain, Scope scope, Period period) {
        Select select =
                Select.of(
                        "SELECT date_trunc(?, at, ?), count(DISTINCT thing) FROM (",
                        grain.name().toLowerCase(Locale.ROOT),
                        period.zone().getId());
        return fact.in(select, scope, period)
                .and(") AS fact GROUP BY 1")
                .list(
                        jdbc,
                        row -> {
                            OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
                            return new Point(at.toInstant(), row.getLong(2));
                        });
    }

    /** What each point shows of the numbers of customers where it begins and where it ends. */
    private List<Point> known(Grain grain, Scope scope, Period period, LongBinaryOperator shown) {
        List<Instant> ends = new ArrayList<>(grain.buckets(period));
        ends.add(period.end());
        Map<Instant, Long> before = known.before(ends, scope);
        List<Point> points = new ArrayList<>();
        for (int i = 1; i < ends.size(); i++) {
            Instant at = ends.get(i - 1);
            long from = before.getOrDefault(at, 0L);
            long to = before.getOrDefault(ends.get(i), 0L);
            points.add(new Point(at, shown.applyAsLong(from, to)));
        }
        return points;
    }

    private static List<Point> filled(Grain grain, Period period, List<Point> points) {
        Map<Instant, Long> values =
                points.stream().collect(Collectors.toMap(Point::at, Point::value));
        return grain.buckets(period).stream()
                .map(at -> new Point(at, values.getOrDefault(at, 0L)))
                .toList();
    }

    /** Carries what is less than a second over, so that the points add up to the overview. */
    private static List<Point> inSeconds(List<Point> milliseconds) {
        long soFar = 0;
        List<Point> points = new ArrayList<>();
        for (Point point : milliseconds) {
            long before = soFar / 1000;
            soFar += point.value;
            points.add(new Point(point.at, soFar / 1000 - before));
        }
        return points;
    }

    /**
     * @param at the first moment of the day or hour
     */
    public record Point(Instant at, long value) {}
}
