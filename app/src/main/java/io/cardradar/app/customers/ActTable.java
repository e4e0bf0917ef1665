package io.cardradar.app.customers;

import io.cardradar.analytics.events.EventRows;
import io.cardradar.analytics.events.EventType;
import io.cardradar.app.customers.TimelineEntry.Act;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reads a customer's acts from the events, as far as the radar shows them. */
@Singleton
class ActTable {
    private static final Short[] SHOWN =
            Arrays.stream(EventType.values())
                    .filter(EventType::isShown)
                    .map(type -> (short) type.code())
                    .toArray(Short[]::new);

    private final JdbcOperations jdbc;

    ActTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An event that the radar has not counted yet is left out: it has no number. {@code OFFSET 0}
     * has the events sorted before their numbers are looked up, which are then as few as the limit.
     */
    List<Act> before(TenantId tenant, TimelineScope scope, TimelinePlace place, int limit) {
        return jdbc.prepareStatement(
                """
                SELECT e.*, r.nth FROM (
                    SELECT e.* FROM customer_visitor l
                    JOIN interaction_event e ON e.tenant_id = l.tenant_id AND e.visitor_id = l.visitor_id
                    WHERE l.tenant_id = ? AND l.customer_id = ? AND e.employee_id = ANY (?) AND e.type = ANY (?)
                        AND NOT e.internal AND e.occurred_at <= ? AND (e.occurred_at, e.id) < (?, ?)
                    ORDER BY e.occurred_at DESC, e.id DESC OFFSET 0) e
                CROSS JOIN LATERAL (SELECT i.nth FROM radar_item i WHERE i.tenant_id = e.tenant_id
                    AND i.employee_id = e.employee_id AND i.occurred_at = e.occurred_at AND i.event_id = e.id
                    LIMIT 1) r
                ORDER BY e.occurred_at DESC, e.id DESC LIMIT ?\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, scope.customer().value());
                    statement.setObject(3, scope.owners().toArray(UUID[]::new));
                    statement.setObject(4, SHOWN);
                    statement.setTimestamp(5, Timestamp.from(place.at()));
                    statement.setTimestamp(6, Timestamp.from(place.at()));
                    statement.setObject(7, place.id());
                    statement.setInt(8, limit);
                    return Rows.read(
                            statement, row -> new Act(EventRows.row(row), row.getLong("nth")));
                });
    }
}
