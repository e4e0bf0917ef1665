package io.cardradar.app.radar.notices;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Gives out the numbers of a salesperson's radar, under the lock of the salesperson's row, which is
 * held until the commit: numbers follow the order of commits, and a reader who has seen one has
 * seen all before it.
 */
@Singleton
public class InboxNumbers {
    /** The order in which inboxes are locked. */
    public static final Comparator<Address> LOCK_ORDER =
            Comparator.comparing((Address a) -> a.tenant().value())
                    .thenComparing(a -> a.employee().value());

    private final JdbcOperations jdbc;

    InboxNumbers(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes as many numbers of each inbox as it gets items; answers the last one taken.
     *
     * @param items in {@link #LOCK_ORDER}
     */
    public Map<Address, Long> takeForItems(SortedMap<Address, Integer> items) {
        return take(items, true);
    }

    /** The same for what rings, which is never counted as unread. */
    Map<Address, Long> takeForSignals(SortedMap<Address, Integer> signals) {
        return take(signals, false);
    }

    private Map<Address, Long> take(SortedMap<Address, Integer> perInbox, boolean unread) {
        List<Map.Entry<Address, Integer>> rows = List.copyOf(perInbox.entrySet());
        return jdbc.prepareStatement(
                """
                INSERT INTO radar_inbox AS i (tenant_id, employee_id, last_seq, unread)
                SELECT * FROM unnest(?, ?, ?, ?)
                ON CONFLICT (tenant_id, employee_id) DO UPDATE SET last_seq = i.last_seq + excluded.last_seq,
                    unread = i.unread + excluded.unread
                RETURNING tenant_id, employee_id, last_seq\
                """,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", row -> row.getKey().tenant().value())
                            .add("uuid", row -> row.getKey().employee().value())
                            .add("int8", row -> (long) row.getValue())
                            .add("int8", row -> unread ? (long) row.getValue() : 0L);
                    ResultSet row = statement.executeQuery();
                    Map<Address, Long> last = new HashMap<>();
                    while (row.next()) {
                        TenantId tenant = new TenantId(row.getObject(1, UUID.class));
                        EmployeeId employee = new EmployeeId(row.getObject(2, UUID.class));
                        last.put(new Address(tenant, employee), row.getLong(3));
                    }
                    return last;
                });
    }

    /**
     * Sets when the digests of these inboxes are due, where none is yet; answers those for which
     * this was new. The inboxes' locks are held already.
     */
    Map<Address, Instant> setDigests(Map<Address, Instant> ends) {
        List<Map.Entry<Address, Instant>> rows = List.copyOf(ends.entrySet());
        return jdbc.prepareStatement(
                """
                WITH begun AS (
                    UPDATE radar_inbox i SET digest_at = e.digest_at
                    FROM unnest(?, ?, ?) AS e (tenant_id, employee_id, digest_at)
                    WHERE i.tenant_id = e.tenant_id AND i.employee_id = e.employee_id AND i.digest_at IS NULL
                    RETURNING i.tenant_id, i.employee_id)
                SELECT tenant_id, employee_id FROM begun\
                """,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", row -> row.getKey().tenant().value())
                            .add("uuid", row -> row.getKey().employee().value())
                            .add("timestamptz", Map.Entry::getValue);
                    ResultSet row = statement.executeQuery();
                    Map<Address, Instant> begun = new HashMap<>();
                    while (row.next()) {
                        Address inbox =
                                new Address(
                                        new TenantId(row.getObject(1, UUID.class)),
                                        new EmployeeId(row.getObject(2, UUID.class)));
                        begun.put(inbox, ends.getOrDefault(inbox, Instant.EPOCH));
                    }
                    return begun;
                });
    }
}
