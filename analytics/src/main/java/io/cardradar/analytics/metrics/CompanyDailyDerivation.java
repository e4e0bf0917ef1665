package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

/** Events by day and type, and how long they lasted. */
@Singleton
class CompanyDailyDerivation implements Derivation {
    @Override
    public String table() {
        return "company_daily";
    }

    @Override
    public String columns() {
        return "day, type, events, dwell_ms";
    }

    @Override
    public Shape shape() {
        return Shape.ofSums().in("day");
    }

    @Override
    public String recount() {
        return """
        SELECT day, type, count(*) AS events, sum(dwell_ms) AS dwell_ms
        FROM happened GROUP BY day, type\
        """;
    }
}
