package io.cardradar.analytics.rebuild;

import static io.cardradar.analytics.rebuild.Derived.each;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Holds a part of a derived table against a recount of the events. It is one statement, so all of
 * it is seen at one moment: events that are stored but not yet projected are those that the outbox
 * still has then, and nothing else differs without a fault.
 */
public final class Comparison {
    /** The topic under which ingest hands events to the projector. */
    private static final String TOPIC = "events.stored";

    private static final String FORMER_TOPIC = "events.accepted";

    /**
     * How far the time inside an event's id may lie from the company's day on which it occurred:
     * what ingest lets lie between the two, and the time zones.
     */
    static final Duration ID_TIME_APART = Duration.ofDays(8).plusMinutes(10);

    private static final String SUBJECT =
            Arrays.stream(SubjectKind.values())
                    .map(kind -> "WHEN %d THEN '%s:'".formatted(kind.code(), kind.wireName()))
                    .collect(Collectors.joining(" ", "CASE e.subject_kind ", " END"));

    private static final String STAY =
            Arrays.stream(EventType.values())
                    .filter(EventType::isStay)
                    .map(type -> Integer.toString(type.code()))
                    .collect(Collectors.joining(", ", "e.type IN (", ")"));

    /**
     * Of a stay, which may grow, the row itself says how much has been told or waits with its
     * beginning; messages of the former topic may name one for either, and say nothing.
     */
    private static final String HAPPENED =
            """
            WITH pending AS MATERIALIZED (
                SELECT CAST(i.id AS uuid) AS id, bool_or(topic = '%3$s') AS anew
                FROM outbox, jsonb_array_elements_text(NULLIF(payload -> 'ids', 'null')) AS i (id)
                WHERE tenant_id = ? AND topic IN ('%3$s', '%4$s') GROUP BY 1
            ), happened AS (
                SELECT e.tenant_id, e.id, e.type, e.occurred_at, e.received_at, e.visitor_id, e.employee_id, e.card_id,
                    e.subject_kind, e.subject_id,
                    COALESCE(CASE WHEN %1$s THEN e.projected_ms ELSE e.dwell_ms END, 0) AS dwell_ms,
                    e.scene, e.internal, e.share, e.props,
                    COALESCE(%2$s || e.subject_id, '') AS subject,
                    CAST(e.occurred_at AT TIME ZONE t.time_zone AS date) AS day,
                    date_trunc('hour', e.occurred_at, t.time_zone) AS hour
                FROM interaction_event e JOIN tenant t ON t.id = e.tenant_id
                WHERE e.tenant_id = ? AND NOT e.internal AND e.employee_id IS NOT NULL
                    AND NOT EXISTS (SELECT FROM pending p WHERE p.id = e.id AND (p.anew OR NOT %1$s))
                    AND (NOT %1$s OR e.projected_ms IS NOT NULL)\
            """
                    .formatted(STAY, SUBJECT, TOPIC, FORMER_TOPIC);

    private Comparison() {}

    /**
     * A row for each row that differs: its visitor where it is a visitor's, else null; and as JSON,
     * the row as it ought to be and as it is, each null where there is none.
     */
    public static Query of(Derived table, TenantId tenant, Part part) {
        Query query = Query.of(HAPPENED, tenant.value(), tenant.value());
        narrowEvents(query, part);
        query.and("), recounted AS (").and(table.derivation().recount()).and("), kept AS (");
        query.and(kept(table), tenant.value());
        narrowRows(query, table, tenant, part);
        return query.and(
                """
                )
                SELECT %1$s AS visitor_id, CASE WHEN c.here THEN to_jsonb(c) - 'here' END AS recounted,
                    CASE WHEN k.here THEN to_jsonb(k) - 'here' END AS kept
                FROM (SELECT *, true AS here FROM recounted) AS c FULL JOIN kept AS k USING (%2$s)
                WHERE %3$s\
                """
                        .formatted(visitor(table), table.keyList(), differs(table)));
    }

    private static String kept(Derived table) {
        String columns = String.join(", ", table.columns());
        return table.isPrimary()
                ? "SELECT %s, 1 AS copies, true AS here FROM %s WHERE tenant_id = ?"
                        .formatted(columns, table.table())
                : """
                SELECT DISTINCT ON (%2$s) %1$s, count(*) OVER (PARTITION BY %2$s) AS copies, true AS here
                FROM %3$s WHERE tenant_id = ?\
                """
                        .formatted(columns, table.keyList(), table.table());
    }

    private static String visitor(Derived table) {
        return table.visitor() == null
                ? "CAST(NULL AS uuid)"
                : "COALESCE(c.%1$s, k.%1$s)".formatted(table.visitor());
    }

    private static String differs(Derived table) {
        List<String> values = table.values();
        if (table.shape().sums()) {
            return each(
                    values, " OR ", v -> "COALESCE(c.%1$s, 0) <> COALESCE(k.%1$s, 0)".formatted(v));
        }
        String rows = "c.here IS NULL OR k.here IS NULL OR k.copies <> 1";
        return values.isEmpty()
                ? rows
                : rows
                        + " OR "
                        + each(values, " OR ", v -> "c.%1$s IS DISTINCT FROM k.%1$s".formatted(v));
    }

    private static void narrowEvents(Query query, Part part) {
        switch (part) {
            case Part.Whole() -> query.and("");
            case Part.These(Part.Days days, UUID[] visitors) -> {
                query.and("AND e.visitor_id = ANY (?)", (Object) visitors);
                if (days != null) {
                    narrowEvents(query, days);
                }
            }
            case Part.Visitors(UUID from, UUID to) -> {
                bound(query, "AND e.visitor_id >= ?", from);
                bound(query, "AND e.visitor_id < ?", to);
            }
            case Part.Days(LocalDate from, LocalDate to) -> {
                String day = "AND CAST(e.occurred_at AT TIME ZONE t.time_zone AS date) ";
                if (from != null) {
                    query.and("AND e.id >= ?", NewId.floor(start(from).minus(ID_TIME_APART)));
                    query.and(day + ">= ?", from);
                }
                if (to != null) {
                    query.and("AND e.id < ?", NewId.floor(start(to).plus(ID_TIME_APART)));
                    query.and(day + "< ?", to);
                }
            }
        }
    }

    private static void narrowRows(Query query, Derived table, TenantId tenant, Part part) {
        switch (part) {
            case Part.Whole() -> query.and("");
            case Part.These(Part.Days days, UUID[] visitors) -> {
                query.and("AND %s = ANY (?)".formatted(table.visitor()), (Object) visitors);
                if (days != null) {
                    narrowRows(query, table, tenant, days);
                }
            }
            case Part.Visitors(UUID from, UUID to) -> {
                bound(query, "AND %s >= ?".formatted(table.visitor()), from);
                bound(query, "AND %s < ?".formatted(table.visitor()), to);
            }
            case Part.Days(LocalDate from, LocalDate to) -> {
                boundDay(query, table, tenant, " >= ", from);
                boundDay(query, table, tenant, " < ", to);
            }
        }
    }

    private static void boundDay(
            Query query,
            Derived table,
            TenantId tenant,
            String comparison,
            @Nullable LocalDate day) {
        String column = table.shape().time();
        if (day != null && "day".equals(column)) {
            query.and("AND day" + comparison + "?", day);
        } else if (day != null) {
            query.and(
                    "AND %s%s(CAST(? AS timestamp) AT TIME ZONE (SELECT time_zone FROM tenant WHERE id = ?))"
                            .formatted(column, comparison),
                    day.atStartOfDay(),
                    tenant.value());
        }
    }

    private static void bound(Query query, String condition, @Nullable Object value) {
        if (value != null) {
            query.and(condition, value);
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
