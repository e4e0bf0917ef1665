package io.cardradar.analytics.visitors;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

/** What events say of visitors: all but the name. */
@Singleton
class VisitorDerivation implements Derivation {
    @Override
    public String table() {
        return "visitor";
    }

    @Override
    public String columns() {
        return "id, first_seen_at, last_seen_at, first_card_id, first_scene, first_share, events";
    }

    @Override
    public Shape shape() {
        return Shape.ofVisitors("id");
    }

    @Override
    public String recount() {
        return """
        SELECT DISTINCT ON (visitor_id) visitor_id AS id, occurred_at AS first_seen_at,
            max(occurred_at) OVER (PARTITION BY visitor_id) AS last_seen_at, card_id AS first_card_id,
            scene AS first_scene, share AS first_share, count(*) OVER (PARTITION BY visitor_id) AS events
        FROM happened
        ORDER BY visitor_id, occurred_at, card_id NULLS FIRST, scene NULLS FIRST,
            share COLLATE "C" NULLS FIRST\
        """;
    }
}
