package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.EventType;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each metric comes to over a period. */
@Singleton
class Totals {
    private final JdbcOperations jdbc;
    private final DistinctVisitors visitors;
    private final KnownCustomers known;

    Totals(JdbcOperations jdbc, DistinctVisitors visitors, KnownCustomers known) {
        this.jdbc = jdbc;
        this.visitors = visitors;
        this.known = known;
    }

    /** The value of each of these metrics in each of the periods. */
    Map<Period, Map<Metric, Long>> of(
            Collection<Metric> metrics, Scope scope, Collection<Period> periods) {
        Map<Instant, Long> customers = known.before(ends(metrics, periods), scope);
        return periods.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                period -> of(metrics, scope, period, customers)));
    }

    /** Where the number of customers must be known for these metrics. */
    private static List<Instant> ends(Collection<Metric> metrics, Collection<Period> periods) {
        return metrics.stream().anyMatch(metric -> metric.source().ofKnownCustomers())
                ? periods.stream().flatMap(p -> Stream.of(p.start(), p.end())).toList()
                : List.of();
    }

    private Map<Metric, Long> of(
            Collection<Metric> metrics,
            Scope scope,
            Period period,
            Map<Instant, Long> knownBefore) {
        List<Activity> activity = activity(scope, period);
        Map<Metric, Long> totals = new EnumMap<>(Metric.class);
        for (Metric metric : metrics) {
            totals.put(
                    metric,
                    switch (metric.source()) {
                        case Source.Events events -> events(activity, events.types());
                        case Source.Dwell dwell -> dwellSeconds(activity);
                        case Source.Visitors any -> visitors.of(scope, period);
                        case Source.Customers customers ->
                                switch (customers.fact()) {
                                    case KNOWN -> at(period.end(), knownBefore);
                                    case NEW ->
                                            at(period.end(), knownBefore)
                                                    - at(period.start(), knownBefore);
                                    default -> customers(customers.fact(), scope, period);
                                };
                    });
        }
        return totals;
    }

    private List<Activity> activity(Scope scope, Period period) {
        return Grain.DAY
                .rollup("type, sum(events), sum(dwell_ms)", scope, period)
                .and("GROUP BY type")
                .list(
                        jdbc,
                        row ->
                                new Activity(
                                        EventType.ofCode(row.getInt(1)),
                                        row.getLong(2),
                                        row.getLong(3)));
    }

    private static long at(Instant moment, Map<Instant, Long> knownBefore) {
        return knownBefore.getOrDefault(moment, 0L);
    }

    private long customers(CustomerFact fact, Scope scope, Period period) {
        Select select = Select.of("SELECT count(DISTINCT thing) FROM (");
        return fact.in(select, scope, period).and(") AS fact").count(jdbc);
    }

    private static long events(List<Activity> activity, Set<EventType> types) {
        return activity.stream()
                .filter(line -> types.contains(line.type))
                .mapToLong(Activity::events)
                .sum();
    }

    private static long dwellSeconds(List<Activity> activity) {
        return activity.stream().mapToLong(Activity::dwellMs).sum() / 1000;
    }

    private record Activity(EventType type, long events, long dwellMs) {}
}
