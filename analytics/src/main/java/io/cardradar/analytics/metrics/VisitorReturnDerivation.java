package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

/**
 * The visitors of each day by the day on which they came before.
 *
 * <p>The projection finds what it adds in {@code company_visitor_day}: where that is wrong too, it
 * is to be rebuilt first, as it is when all tables are.
 */
@Singleton
class VisitorReturnDerivation implements Derivation {
    @Override
    public String table() {
        return "visitor_return";
    }

    @Override
    public String columns() {
        return "day, came_before, visitors";
    }

    @Override
    public Shape shape() {
        return Shape.ofSums();
    }

    @Override
    public String recount() {
        return """
        SELECT day, came_before, count(*) AS visitors FROM (
            SELECT day, COALESCE(lag(day) OVER (PARTITION BY visitor_id ORDER BY day), '-infinity') AS came_before
            FROM (SELECT DISTINCT visitor_id, day FROM happened) AS came
        ) AS visits GROUP BY day, came_before\
        """;
    }
}
