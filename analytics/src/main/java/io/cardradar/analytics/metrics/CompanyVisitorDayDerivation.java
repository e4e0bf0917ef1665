package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

/** The days on which each visitor came. */
@Singleton
class CompanyVisitorDayDerivation implements Derivation {
    @Override
    public String table() {
        return "company_visitor_day";
    }

    @Override
    public String columns() {
        return "visitor_id, day";
    }

    @Override
    public Shape shape() {
        return Shape.ofVisitors("visitor_id").in("day");
    }

    @Override
    public String recount() {
        return """
        SELECT DISTINCT visitor_id, day FROM happened\
        """;
    }
}
