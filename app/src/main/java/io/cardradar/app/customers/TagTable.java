package io.cardradar.app.customers;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** The table relationship_tag. */
@Singleton
class TagTable {
    private final JdbcOperations jdbc;

    TagTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaves exactly these tags; those that were there keep the time when they were added. */
    void replace(TenantId tenant, RelationshipKey key, List<String> tags, Instant now) {
        remove(tenant, key, tags);
        jdbc.prepareStatement(
                """
                INSERT INTO relationship_tag (tenant_id, customer_id, employee_id, tag, added_at)
                SELECT ?, ?, ?, tag, CAST(? AS timestamptz) FROM unnest(?) AS tag ON CONFLICT DO NOTHING\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, key.customer().value());
                    statement.setObject(3, key.owner().value());
                    statement.setTimestamp(4, Timestamp.from(now));
                    statement.setObject(5, tags.toArray(String[]::new));
                    return statement.executeUpdate();
                });
    }

    private void remove(TenantId tenant, RelationshipKey key, List<String> except) {
        jdbc.prepareStatement(
                """
                DELETE FROM relationship_tag
                WHERE tenant_id = ? AND customer_id = ? AND employee_id = ? AND tag <> ALL (?)\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, key.customer().value());
                    statement.setObject(3, key.owner().value());
                    statement.setObject(4, except.toArray(String[]::new));
                    return statement.executeUpdate();
                });
    }
}
