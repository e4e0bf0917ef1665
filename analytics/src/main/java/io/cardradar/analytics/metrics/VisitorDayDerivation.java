package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

/** The visitors of each salesperson and day. */
@Singleton
class VisitorDayDerivation implements Derivation {
    @Override
    public String table() {
        return "visitor_day";
    }

    @Override
    public String columns() {
        return "day, employee_id, visitor_id";
    }

    @Override
    public Shape shape() {
        return Shape.ofVisitors("visitor_id").in("day");
    }

    @Override
    public String recount() {
        return """
        SELECT DISTINCT day, employee_id, visitor_id FROM happened\
        """;
    }
}
