package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Sql;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Lists who was here, by visits, the latest first: a person stands where the last of the person's
 * visits does.
 *
 * <p>Somebody who comes back while the list is paged would move to its top and be lost from the
 * pages to come. So those who have done something since the first page was read ({@code moved}) are
 * put where they stood then; they are the visitors of the items with greater numbers.
 */
@Singleton
class PeopleTable {
    private static final String MOVED =
            """
            WITH moved AS MATERIALIZED (
                SELECT visitor_id FROM radar_item WHERE tenant_id = ? AND employee_id = ? AND seq > ?
                UNION
                SELECT o.visitor_id FROM radar_item r
                JOIN customer_visitor l ON l.tenant_id = r.tenant_id AND l.visitor_id = r.visitor_id
                JOIN customer_visitor o ON o.tenant_id = l.tenant_id AND o.customer_id = l.customer_id
                WHERE r.tenant_id = ? AND r.employee_id = ? AND r.seq > ?
            )\
            """;

    /**
     * The index knows slots of some minutes; within one, rows are sorted.
     *
     * <p>Scalar subqueries are asked row by row, so that nothing is joined before the limit. As
     * conditions of their own, and not as {@code IS NULL}, the planner expects of them that many
     * rows pass, and does not get ready for reading all visits.
     */
    private static final String STILL =
            """
            , still AS (
                SELECT v.visitor_id, v.last_act_at, (SELECT l.customer_id FROM customer_visitor l
                    WHERE l.tenant_id = v.tenant_id AND l.visitor_id = v.visitor_id) AS customer_id
                FROM visit v
                WHERE v.tenant_id = ? AND v.employee_id = ? AND v.last_act_at >= ? AND v.last_act_at <= ?
                    AND v.last_act_slot >= visit_slot(?) AND v.last_act_slot <= visit_slot(?)
                    AND (v.last_act_at, v.visitor_id) < (?, ?)
                    AND v.visitor_id NOT IN (SELECT visitor_id FROM moved)
                    AND COALESCE((SELECT false FROM visit w WHERE w.tenant_id = v.tenant_id AND w.visitor_id = v.visitor_id
                        AND w.employee_id = v.employee_id AND w.started_at > v.started_at
                        AND w.last_act_at IS NOT NULL LIMIT 1), true)
                    AND COALESCE((SELECT false FROM customer_visitor l
                        JOIN customer_visitor o ON o.tenant_id = l.tenant_id AND o.customer_id = l.customer_id
                            AND o.visitor_id <> l.visitor_id
                        JOIN visit w ON w.tenant_id = o.tenant_id AND w.visitor_id = o.visitor_id
                        WHERE l.tenant_id = v.tenant_id AND l.visitor_id = v.visitor_id
                            AND w.employee_id = v.employee_id
                            AND (w.last_act_at, w.visitor_id) > (v.last_act_at, v.visitor_id) LIMIT 1), true)
                ORDER BY v.last_act_slot DESC, v.last_act_at DESC, v.visitor_id DESC LIMIT ?
            )\
            """;

    private static final String SHIFTED =
            """
            , stood AS (
                SELECT m.visitor_id, i.last_act_at, (SELECT l.customer_id FROM customer_visitor l
                    WHERE l.tenant_id = i.tenant_id AND l.visitor_id = m.visitor_id) AS customer_id
                FROM moved m CROSS JOIN LATERAL (
                    SELECT e.tenant_id, e.occurred_at AS last_act_at FROM interaction_event e
                    WHERE e.tenant_id = ? AND e.visitor_id = m.visitor_id AND e.employee_id = ? AND NOT e.internal
                        AND (SELECT 1 FROM radar_item r WHERE r.tenant_id = e.tenant_id
                            AND r.employee_id = e.employee_id AND r.occurred_at = e.occurred_at
                            AND r.event_id = e.id AND r.seq <= ? LIMIT 1) IS NOT NULL
                    ORDER BY e.occurred_at DESC LIMIT 1) i
            ), shifted AS (
                SELECT DISTINCT ON (COALESCE(customer_id, visitor_id)) visitor_id, last_act_at, customer_id
                FROM stood ORDER BY COALESCE(customer_id, visitor_id), last_act_at DESC, visitor_id DESC
            )
            SELECT visitor_id, last_act_at, customer_id FROM still
            UNION ALL
            SELECT visitor_id, last_act_at, customer_id FROM shifted
            WHERE last_act_at >= ? AND (last_act_at, visitor_id) < (?, ?)
            ORDER BY last_act_at DESC, visitor_id DESC LIMIT ?\
            """;

    private final JdbcOperations jdbc;

    PeopleTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Who was here last comes first. */
    List<Person> page(Address inbox, Slice slice, int limit) {
        Sql sql = moved(inbox, slice).and(still(inbox, slice, limit));
        return sql.and(shifted(inbox, slice, limit))
                .list(
                        jdbc,
                        row ->
                                new Person(
                                        new VisitorId(row.getObject(1, UUID.class)),
                                        Objects.requireNonNull(row.getTimestamp(2)).toInstant(),
                                        customer(row.getObject(3, UUID.class))));
    }

    private static Sql moved(Address inbox, Slice slice) {
        UUID tenant = inbox.tenant().value();
        UUID employee = inbox.employee().value();
        return Sql.of(
                MOVED, tenant, employee, slice.snapshot(), tenant, employee, slice.snapshot());
    }

    private static Sql still(Address inbox, Slice slice, int limit) {
        Slice.Place before = slice.before();
        return Sql.of(
                STILL,
                inbox.tenant().value(),
                inbox.employee().value(),
                slice.start(),
                before.at(),
                slice.start(),
                before.at(),
                before.at(),
                before.id(),
                limit);
    }

    private static Sql shifted(Address inbox, Slice slice, int limit) {
        Slice.Place before = slice.before();
        return Sql.of(
                SHIFTED,
                inbox.tenant().value(),
                inbox.employee().value(),
                slice.snapshot(),
                slice.start(),
                before.at(),
                before.id(),
                limit);
    }

    private static @Nullable CustomerId customer(@Nullable UUID id) {
        return id == null ? null : new CustomerId(id);
    }

    /**
     * A customer, or a visitor who is none.
     *
     * @param visitor the one of the customer's visitors who was here last
     */
    record Person(VisitorId visitor, Instant lastAt, @Nullable CustomerId customer) {}
}
