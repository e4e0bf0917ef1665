package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

/** Events by salesperson, day and type, and how long they lasted. */
@Singleton
class ActivityDailyDerivation implements Derivation {
    @Override
    public String table() {
        return "activity_daily";
    }

    @Override
    public String columns() {
        return "employee_id, day, type, events, dwell_ms";
    }

    @Override
    public Shape shape() {
        return Shape.ofSums().in("day");
    }

    @Override
    public String recount() {
        return """
        SELECT employee_id, day, type, count(*) AS events, sum(dwell_ms) AS dwell_ms
        FROM happened GROUP BY employee_id, day, type\
        """;
    }
}
