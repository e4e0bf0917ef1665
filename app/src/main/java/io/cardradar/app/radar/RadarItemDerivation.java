package io.cardradar.app.radar;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Shape;

import jakarta.inject.Singleton;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which events are on whose radar. Numbers follow the order of commits, which events do not tell:
 * an item that is there keeps its number, as devices' cursors rest on it, and the how manieth it
 * is, as people have been told so. An item that was missing gets the next number of its radar, as
 * if it had just come, and of its kind the smallest how manieth that is free.
 */
@Singleton
class RadarItemDerivation implements Derivation {
    private static final String SHOWN =
            Arrays.stream(EventType.values())
                    .filter(EventType::isShown)
                    .map(type -> Integer.toString(type.code()))
                    .collect(Collectors.joining(", "));

    /**
     * Missing items get the next numbers of their radars, in the order of their times, and of the
     * how manieths of their kind those that are free.
     */
    private static final String INSERTION =
            """
            , due AS (
                SELECT m.*, concat_ws(':', e.subject_kind, e.subject_id) AS subject
                FROM missing m JOIN interaction_event e ON e.tenant_id = m.tenant_id AND e.id = m.event_id
            ), kind AS (
                SELECT tenant_id, employee_id, visitor_id, type, subject, count(*) AS items
                FROM due GROUP BY 1, 2, 3, 4, 5
            ), given AS (
                SELECT k.employee_id, k.visitor_id, k.type, k.subject, r.nth
                FROM kind k JOIN interaction_event e ON e.tenant_id = k.tenant_id AND e.visitor_id = k.visitor_id
                    AND e.employee_id = k.employee_id AND e.type = k.type
                    AND concat_ws(':', e.subject_kind, e.subject_id) = k.subject
                JOIN radar_item r ON r.tenant_id = e.tenant_id AND r.employee_id = e.employee_id
                    AND r.occurred_at = e.occurred_at AND r.event_id = e.id
            ), known AS (
                SELECT employee_id, visitor_id, type, subject, count(*) AS items
                FROM given GROUP BY 1, 2, 3, 4
            ), candidate AS (
                SELECT k.employee_id, k.visitor_id, k.type, k.subject, n.nth
                FROM kind k LEFT JOIN known o USING (employee_id, visitor_id, type, subject)
                CROSS JOIN LATERAL generate_series(1, k.items + COALESCE(o.items, 0)) AS n (nth)
            ), free AS (
                SELECT c.*, row_number() OVER (PARTITION BY c.employee_id, c.visitor_id, c.type, c.subject
                    ORDER BY c.nth) AS turn
                FROM candidate c LEFT JOIN given g ON (g.employee_id, g.visitor_id, g.type, g.subject, g.nth)
                    = (c.employee_id, c.visitor_id, c.type, c.subject, c.nth)
                WHERE g.employee_id IS NULL
            ), reserved AS (
                INSERT INTO radar_inbox AS i (tenant_id, employee_id, last_seq)
                SELECT tenant_id, employee_id, count(*) FROM missing GROUP BY 1, 2 ORDER BY 1, 2
                ON CONFLICT (tenant_id, employee_id) DO UPDATE SET last_seq = i.last_seq + excluded.last_seq
                RETURNING employee_id, last_seq
            ), numbered AS (
                SELECT d.*, row_number() OVER (PARTITION BY employee_id, visitor_id, type, subject
                        ORDER BY occurred_at, event_id) AS turn,
                    row_number() OVER (PARTITION BY employee_id ORDER BY occurred_at DESC, event_id DESC) - 1 AS back
                FROM due d
            )
            INSERT INTO radar_item (tenant_id, employee_id, seq, event_id, visitor_id, type, occurred_at, nth)
            SELECT n.tenant_id, n.employee_id, r.last_seq - n.back, n.event_id, n.visitor_id, n.type, n.occurred_at,
                f.nth
            FROM numbered n JOIN reserved r USING (employee_id)
            JOIN free f USING (employee_id, visitor_id, type, subject, turn)\
            """;

    @Override
    public String table() {
        return "radar_item";
    }

    @Override
    public String columns() {
        return "employee_id, occurred_at, event_id, visitor_id, type";
    }

    /** In the order of the index that finds items by what events say of them. */
    @Override
    public String key() {
        return "employee_id, occurred_at, event_id";
    }

    @Override
    public Shape shape() {
        return Shape.ofVisitors("visitor_id").in("occurred_at");
    }

    @Override
    public String recount() {
        return "SELECT employee_id, occurred_at, id AS event_id, visitor_id, type FROM happened WHERE type IN (%s)"
                .formatted(SHOWN);
    }

    @Override
    public String insertion() {
        return INSERTION;
    }
}
