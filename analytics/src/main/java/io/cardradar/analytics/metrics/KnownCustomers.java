package io.cardradar.analytics.metrics;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How many customers there were, at however many moments: each customer's first relationship is
 * looked for once. A customer is known from then on, so the new ones of a time are the difference
 * between its ends.
 */
@Singleton
class KnownCustomers {
    private static final String FIRST_MET =
            """
            SELECT width_bucket(met_at, CAST(? AS timestamptz[])), count(*) FROM (
                SELECT min(created_at) AS met_at FROM relationship WHERE tenant_id = ? AND created_at < ?\
            """;

    private final JdbcOperations jdbc;

    KnownCustomers(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** How many had a relationship with anybody of the scope before each of these moments. */
    Map<Instant, Long> before(Collection<Instant> moments, Scope scope) {
        SortedSet<Instant> sorted = new TreeSet<>(moments);
        Map<Instant, Long> known = new HashMap<>();
        if (!sorted.isEmpty()) {
            Map<Integer, Long> met = met(sorted, scope);
            long soFar = 0;
            int bucket = 0;
            for (Instant moment : sorted) {
                soFar += met.getOrDefault(bucket++, 0L);
                known.put(moment, soFar);
            }
        }
        return known;
    }

    /** How many were met first before the first moment (0), between it and the next (1), … */
    private Map<Integer, Long> met(SortedSet<Instant> moments, Scope scope) {
        Map<Integer, Long> met = new HashMap<>();
        Select.of(
                        FIRST_MET,
                        moments.stream().map(Instant::toString).toArray(String[]::new),
                        scope.tenant().value(),
                        moments.last())
                .within(scope, "employee_id")
                .and("GROUP BY customer_id) AS customer GROUP BY 1")
                .list(jdbc, row -> met.put(row.getInt(1), row.getLong(2)));
        return met;
    }
}
