package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table customer; phones are encrypted on the way in and read on the way out. */
@Singleton
class CustomerTable {
    private final JdbcOperations jdbc;
    private final Secrets secrets;

    CustomerTable(JdbcOperations jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * In no particular order; ids that nobody has are left out, and those of customers who are part
     * of another one.
     */
    List<Customer> find(TenantId tenant, Collection<CustomerId> customers) {
        return jdbc.prepareStatement(
                """
                SELECT c.id, c.name, c.company, c.position, c.email, c.phone, c.phone_verified_at, c.former_phone,
                    c.source, c.version, c.created_at, v.visitor_id
                FROM customer c
                LEFT JOIN LATERAL (SELECT l.visitor_id FROM customer_visitor l
                    WHERE l.tenant_id = c.tenant_id AND l.customer_id = c.id
                    ORDER BY l.linked_at, l.visitor_id LIMIT 1) v ON true
                WHERE c.tenant_id = ? AND c.id = ANY (?) AND c.merged_into IS NULL\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(customers, CustomerId::value));
                    return Rows.read(statement, this::customer);
                });
    }

    /** The next ids of a company in their own order: for walks over all customers. */
    List<CustomerId> idsAfter(TenantId tenant, UUID after, int limit) {
        return jdbc.prepareStatement(
                """
                SELECT id FROM customer WHERE tenant_id = ? AND id > ? AND merged_into IS NULL
                ORDER BY id LIMIT ?\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, after);
                    statement.setInt(3, limit);
                    return Rows.read(statement, row -> new CustomerId(Rows.uuid(row, "id")));
                });
    }

    /** A customer and all that are parts of it, itself first. */
    List<CustomerId> withParts(TenantId tenant, CustomerId customer) {
        return jdbc.prepareStatement(
                """
                SELECT id FROM customer WHERE tenant_id = ? AND (id = ? OR merged_into = ?)
                ORDER BY merged_into NULLS FIRST, id\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, customer.value());
                    statement.setObject(3, customer.value());
                    return Rows.read(statement, row -> Rows.customer(row, "id"));
                });
    }

    /** Whether the customer still was of that version. */
    boolean replace(TenantId tenant, Customer customer, Instant now) {
        String phone = customer.phone();
        return jdbc.prepareStatement(
                """
                UPDATE customer SET name = ?, company = ?, position = ?, email = ?, phone = ?, phone_hash = ?,
                    phone_verified_at = CASE WHEN phone_hash = ? THEN phone_verified_at END,
                    version = version + 1, updated_at = ?
                WHERE tenant_id = ? AND id = ? AND version = ?\
                """,
                statement -> {
                    statement.setString(1, customer.name());
                    statement.setString(2, customer.company());
                    statement.setString(3, customer.position());
                    statement.setString(4, customer.email());
                    statement.setBytes(5, phone == null ? null : secrets.encrypt(phone));
                    statement.setBytes(6, phone == null ? null : secrets.lookupHash(phone));
                    statement.setBytes(7, phone == null ? null : secrets.lookupHash(phone));
                    statement.setTimestamp(8, Timestamp.from(now));
                    statement.setObject(9, tenant.value());
                    statement.setObject(10, customer.id().value());
                    statement.setInt(11, customer.version());
                    return statement.executeUpdate() == 1;
                });
    }

    private Customer customer(ResultSet row) throws SQLException {
        CustomerId id = new CustomerId(Rows.uuid(row, "id"));
        String name = row.getString("name");
        return new Customer(
                id,
                name,
                name == null ? unnamed(id, row.getObject("visitor_id", UUID.class)) : name,
                row.getString("company"),
                row.getString("position"),
                row.getString("email"),
                decrypted(row, "phone"),
                Rows.instantOrNull(row, "phone_verified_at"),
                decrypted(row, "former_phone"),
                row.getString("source"),
                row.getInt("version"),
                Rows.instant(row, "created_at"));
    }

    private @Nullable String decrypted(ResultSet row, String column) throws SQLException {
        byte[] stored = row.getBytes(column);
        return stored == null ? null : secrets.decrypt(stored);
    }

    /** The radar shows the visitor: the same person goes by the same name here. */
    private static String unnamed(CustomerId id, @Nullable UUID visitor) {
        return Visitors.placeholder(visitor == null ? id.value() : visitor);
    }
}
