package io.cardradar.analytics.visitors;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Moves visitors from one customer to another while their events come in. All of it runs inside the
 * transaction of whoever stitches.
 */
@Singleton
public class VisitorLocks {
    private final JdbcOperations jdbc;
    private final Clock clock;

    VisitorLocks(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Until the transaction ends no event of these visitors is projected; those that were under way
     * are done. Where there is no row of a visitor yet, one stands in for it, which {@link
     * #release} takes away: the first event of that visitor waits for it too.
     */
    public void lock(TenantId tenant, Collection<VisitorId> visitors) {
        jdbc.prepareStatement(
                """
                INSERT INTO visitor AS v (tenant_id, id, first_seen_at, last_seen_at, events)
                SELECT ?, s.id, ?, ?, 0 FROM unnest(?) AS s (id) ORDER BY s.id
                ON CONFLICT (tenant_id, id) DO UPDATE SET events = v.events\
                """,
                statement -> {
                    Timestamp now = Timestamp.from(clock.instant());
                    statement.setObject(1, tenant.value());
                    statement.setTimestamp(2, now);
                    statement.setTimestamp(3, now);
                    statement.setObject(4, ids(visitors));
                    return statement.executeUpdate();
                });
    }

    /** Takes away what {@link #lock} has put in place of visitors who have done nothing yet. */
    public void release(TenantId tenant, Collection<VisitorId> visitors) {
        jdbc.prepareStatement(
                "DELETE FROM visitor WHERE tenant_id = ? AND id = ANY (?) AND events = 0",
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, ids(visitors));
                    return statement.executeUpdate();
                });
    }

    /**
     * Says which customer some visitors are from now on: those who by themselves are one of these.
     *
     * @param selves the customers who the visitors are without any stitch
     * @param among the customers who they have been until now
     * @return how many visitors there are
     */
    public int assign(
            TenantId tenant,
            List<CustomerId> selves,
            Collection<CustomerId> among,
            CustomerId customer) {
        return jdbc.prepareStatement(
                """
                UPDATE customer_visitor SET customer_id = ?,
                    home_id = CASE WHEN ? THEN COALESCE(home_id, customer_id) END
                WHERE tenant_id = ? AND customer_id = ANY (?) AND COALESCE(home_id, customer_id) = ANY (?)\
                """,
                statement -> {
                    statement.setObject(1, customer.value());
                    statement.setBoolean(2, selves.size() > 1);
                    statement.setObject(3, tenant.value());
                    statement.setObject(4, customers(among));
                    statement.setObject(5, customers(selves));
                    return statement.executeUpdate();
                });
    }

    private static UUID[] ids(Collection<VisitorId> visitors) {
        return visitors.stream().map(VisitorId::value).distinct().toArray(UUID[]::new);
    }

    private static UUID[] customers(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).distinct().toArray(UUID[]::new);
    }
}
