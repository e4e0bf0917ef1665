package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

/** Events by hour, salesperson and type, and how long they lasted. */
@Singleton
class ActivityHourlyDerivation implements Derivation {
    @Override
    public String table() {
        return "activity_hourly";
    }

    @Override
    public String columns() {
        return "hour, employee_id, type, events, dwell_ms";
    }

    @Override
    public Shape shape() {
        return Shape.ofSums().in("hour");
    }

    @Override
    public String recount() {
        return """
        SELECT hour, employee_id, type, count(*) AS events, sum(dwell_ms) AS dwell_ms
        FROM happened GROUP BY hour, employee_id, type\
        """;
    }
}
