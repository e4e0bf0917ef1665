package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.EventType;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each metric comes to over one period. */
@Singleton
class Totals {
    private final JdbcOperations jdbc;
    private final DistinctVisitors visitors;

    Totals(JdbcOperations jdbc, DistinctVisitors visitors) {
        this.jdbc = jdbc;
        this.visitors = visitors;
    }

    /** The value of each of these metrics. */
    Map<Metric, Long> of(Collection<Metric> metrics, Scope scope, Period period) {
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
                                customers(customers.fact(), scope, period);
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
