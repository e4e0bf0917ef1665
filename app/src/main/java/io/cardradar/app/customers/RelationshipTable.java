package io.cardradar.app.customers;

import io.cardradar.analytics.scoring.Heat;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The table relationship, read with its tags. */
@Singleton
class RelationshipTable {
    private static final String SELECT =
            """
            SELECT r.*, COALESCE(r.last_active_at, r.created_at) AS active_at,
                ARRAY(SELECT t.tag FROM relationship_tag t
                    WHERE t.tenant_id = r.tenant_id AND t.customer_id = r.customer_id
                        AND t.employee_id = r.employee_id
                    ORDER BY t.added_at, t.tag) AS tags
            FROM relationship r
            WHERE r.tenant_id = ? AND r.customer_id = %s
            ORDER BY active_at DESC, r.employee_id\
            """;

    private final JdbcOperations jdbc;

    RelationshipTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** All relationships of these customers, the most recently active first. */
    List<Relationship> of(TenantId tenant, Collection<CustomerId> customers) {
        return jdbc.prepareStatement(
                SELECT.formatted("ANY (?)"),
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(customers, CustomerId::value));
                    return Rows.read(statement, RelationshipTable::relationship);
                });
    }

    /**
     * The same of one customer; of one who is part of another customer, those of that one. It is
     * one statement, as stitches are made and undone meanwhile.
     */
    List<Relationship> of(TenantId tenant, CustomerId customer) {
        return jdbc.prepareStatement(
                SELECT.formatted(
                        "(SELECT COALESCE(merged_into, id) FROM customer WHERE tenant_id = ? AND id"
                                + " = ?)"),
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, tenant.value());
                    statement.setObject(3, customer.value());
                    return Rows.read(statement, RelationshipTable::relationship);
                });
    }

    /**
     * Of two changes at the same time, the second waits for the first.
     *
     * @return whether there still is such a relationship: its customer may have been stitched
     */
    boolean lock(TenantId tenant, RelationshipKey key) {
        return jdbc.prepareStatement(
                """
                SELECT 1 FROM relationship
                WHERE tenant_id = ? AND customer_id = ? AND employee_id = ? FOR NO KEY UPDATE\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, key.customer().value());
                    statement.setObject(3, key.owner().value());
                    return statement.executeQuery().next();
                });
    }

    private static Relationship relationship(ResultSet row) throws SQLException {
        return new Relationship(
                new CustomerId(Rows.uuid(row, "customer_id")),
                new EmployeeId(Rows.uuid(row, "employee_id")),
                row.getString("remark"),
                row.getString("stage"),
                Rows.instant(row, "stage_since"),
                List.of((String[]) row.getArray("tags").getArray()),
                new Heat(row.getDouble("heat"), Rows.instant(row, "heat_at")),
                Rows.instant(row, "active_at"),
                Rows.instantOrNull(row, "last_followed_at"),
                Rows.instantOrNull(row, "next_follow_up_at"),
                Rows.instant(row, "created_at"));
    }
}
