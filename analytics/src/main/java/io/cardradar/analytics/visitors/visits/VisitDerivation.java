package io.cardradar.analytics.visitors.visits;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.EventType;

import jakarta.inject.Singleton;

/** Visits as they follow from the events: an event after a long pause begins the next. */
@Singleton
class VisitDerivation implements Derivation {
    private static final String RECOUNT =
            """
            SELECT visitor_id, employee_id, min(occurred_at) AS started_at, max(until) AS ended_at,
                max(occurred_at) FILTER (WHERE type IN (%1$s)) AS last_act_at, count(*) AS events,
                count(*) FILTER (WHERE type IN (%1$s)) AS acts, count(*) FILTER (WHERE type IN (%2$s)) AS contacts,
                sum(dwell_ms) AS dwell_ms, %3$s AS person_ms, %4$s AS product_ms, %5$s AS company_ms,
                (array_agg(id ORDER BY unsaid, occurred_at, id))[1] AS way_event_id,
                (array_agg(occurred_at ORDER BY unsaid, occurred_at, id))[1] AS way_at,
                (array_agg(card_id ORDER BY unsaid, occurred_at, id))[1] AS way_card_id,
                (array_agg(scene ORDER BY unsaid, occurred_at, id))[1] AS way_scene,
                (array_agg(share ORDER BY unsaid, occurred_at, id))[1] AS way_share
            FROM (
                SELECT *, sum(begins) OVER (PARTITION BY visitor_id, employee_id ORDER BY occurred_at, id) AS visit
                FROM (
                    SELECT *, CASE WHEN occurred_at <= interval '%6$d minutes' + max(until) OVER (
                        PARTITION BY visitor_id, employee_id ORDER BY occurred_at, id
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins
                    FROM (
                        SELECT id, visitor_id, employee_id, type, occurred_at, dwell_ms, card_id, scene, share,
                            occurred_at + dwell_ms * interval '1 millisecond' AS until,
                            scene IS NULL AND share IS NULL AS unsaid
                        FROM happened
                    ) AS stay
                ) AS begun
            ) AS numbered
            GROUP BY visitor_id, employee_id, visit\
            """
                    .formatted(
                            PageClass.codes(EventType::isShown),
                            PageClass.codes(Visit::isContact),
                            PageClass.PERSON.attentionSql(),
                            PageClass.PRODUCT.attentionSql(),
                            PageClass.COMPANY.attentionSql(),
                            Session.GAP.toMinutes());

    @Override
    public String table() {
        return "visit";
    }

    @Override
    public String columns() {
        return """
        visitor_id, employee_id, started_at, ended_at, last_act_at, events, acts, contacts, dwell_ms, person_ms, \
        product_ms, company_ms, way_event_id, way_at, way_card_id, way_scene, way_share\
        """;
    }

    @Override
    public String recount() {
        return RECOUNT;
    }
}
