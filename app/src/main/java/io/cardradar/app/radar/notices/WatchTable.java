package io.cardradar.app.radar.notices;

import io.cardradar.kernel.Columns;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Keeps what the radar remembers of visitors. Whoever reads in order to write holds the lock of the
 * salesperson's inbox.
 */
@Singleton
class WatchTable {
    private final JdbcOperations jdbc;
    private final StoredJson json;

    WatchTable(JdbcOperations jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whoever is not remembered yet is not in the answer. */
    Map<Key, Watch> read(List<Key> keys) {
        return jdbc.prepareStatement(
                """
                SELECT w.tenant_id, w.employee_id, w.visitor_id, w.memory, w.state
                FROM unnest(?, ?, ?) AS k (tenant_id, employee_id, visitor_id)
                JOIN radar_watch w ON w.tenant_id = k.tenant_id AND w.employee_id = k.employee_id
                    AND w.visitor_id = k.visitor_id\
                """,
                statement -> {
                    new Columns<>(statement, keys)
                            .add("uuid", Key::tenant)
                            .add("uuid", Key::employee)
                            .add("uuid", Key::visitor);
                    ResultSet row = statement.executeQuery();
                    Map<Key, Watch> found = new HashMap<>();
                    while (row.next()) {
                        Key key =
                                new Key(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, UUID.class));
                        found.put(key, watch(row.getBytes(4), row.getString(5)));
                    }
                    return found;
                });
    }

    /** A row that was last written before V23 is JSON still. */
    private Watch watch(byte @Nullable [] memory, @Nullable String state) {
        return memory == null
                ? json.read(Objects.requireNonNull(state), Watch.class)
                : WatchFormat.unpack(memory);
    }

    /**
     * @param rows sorted by key
     */
    void write(List<Map.Entry<Key, Watch>> rows) {
        jdbc.prepareStatement(
                """
                INSERT INTO radar_watch (tenant_id, employee_id, visitor_id, memory)
                SELECT * FROM unnest(?, ?, ?, ?)
                ON CONFLICT (tenant_id, employee_id, visitor_id) DO UPDATE SET memory = excluded.memory, state = NULL\
                """,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", row -> row.getKey().tenant)
                            .add("uuid", row -> row.getKey().employee)
                            .add("uuid", row -> row.getKey().visitor)
                            .add("bytea", row -> WatchFormat.pack(row.getValue()));
                    return statement.executeUpdate();
                });
    }

    /** A visitor of a salesperson. */
    record Key(UUID tenant, UUID employee, UUID visitor) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = tenant.compareTo(other.tenant);
            order = order == 0 ? employee.compareTo(other.employee) : order;
            return order == 0 ? visitor.compareTo(other.visitor) : order;
        }
    }
}
