package io.cardradar.analytics.visitors;

import io.cardradar.analytics.events.Derivation;

import jakarta.inject.Singleton;

/** How often a visitor did a thing. */
@Singleton
class InteractionCountDerivation implements Derivation {
    @Override
    public String table() {
        return "interaction_count";
    }

    @Override
    public String columns() {
        return "visitor_id, employee_id, type, subject_id, events, dwell_ms, last_at";
    }

    @Override
    public String recount() {
        return """
        SELECT visitor_id, employee_id, type, subject AS subject_id, count(*) AS events,
            sum(dwell_ms) AS dwell_ms, max(occurred_at) AS last_at
        FROM happened GROUP BY visitor_id, employee_id, type, subject\
        """;
    }
}
