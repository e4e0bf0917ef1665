package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Locks what is stitched, and moves what hangs on customers from one to another. */
@Singleton
class StitchedRows {
    private final JdbcOperations jdbc;

    StitchedRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two who stitch in one company, the second waits for the first. */
    void lockCompany(TenantId tenant) {
        jdbc.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                statement -> {
                    statement.setString(1, "stitch/" + tenant);
                    return statement.execute();
                });
    }

    /** Who these customers are today: themselves, or what they are parts of. */
    Set<CustomerId> current(TenantId tenant, Collection<CustomerId> customers) {
        return Set.copyOf(
                jdbc.prepareStatement(
                        """
                        SELECT DISTINCT COALESCE(merged_into, id) AS current FROM customer
                        WHERE tenant_id = ? AND id = ANY (?)\
                        """,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, Rows.ids(customers, CustomerId::value));
                            return Rows.read(statement, row -> Rows.customer(row, "current"));
                        }));
    }

    /**
     * All parts of these customers and the customers themselves; each with what it is a part of.
     */
    Map<CustomerId, CustomerId> lockMembers(TenantId tenant, Collection<CustomerId> current) {
        Map<CustomerId, CustomerId> members = new LinkedHashMap<>();
        jdbc.prepareStatement(
                """
                SELECT id, COALESCE(merged_into, id) AS current FROM customer
                WHERE tenant_id = ? AND (id = ANY (?) OR merged_into = ANY (?))
                ORDER BY id FOR NO KEY UPDATE\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(current, CustomerId::value));
                    statement.setObject(3, Rows.ids(current, CustomerId::value));
                    return Rows.read(
                            statement,
                            row ->
                                    members.put(
                                            Rows.customer(row, "id"),
                                            Rows.customer(row, "current")));
                });
        return members;
    }

    /** Nobody writes anything down for these customers until the transaction ends. */
    void lockRelationships(TenantId tenant, Collection<CustomerId> customers) {
        jdbc.prepareStatement(
                """
                SELECT 1 FROM relationship WHERE tenant_id = ? AND customer_id = ANY (?)
                ORDER BY customer_id, employee_id FOR UPDATE\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(customers, CustomerId::value));
                    return statement.execute();
                });
    }

    /** The salespeople who wrote something down for a stitched customer as such. */
    Set<EmployeeId> worked(TenantId tenant, CustomerId customer) {
        return new HashSet<>(
                jdbc.prepareStatement(
                        """
                        SELECT employee_id FROM follow_up
                        WHERE tenant_id = ? AND customer_id = ? AND COALESCE(home_id, customer_id) = ?
                        UNION SELECT employee_id FROM stage_change
                        WHERE tenant_id = ? AND customer_id = ? AND COALESCE(home_id, customer_id) = ?\
                        """,
                        statement -> {
                            for (int i = 0; i < 6; i += 3) {
                                statement.setObject(i + 1, tenant.value());
                                statement.setObject(i + 2, customer.value());
                                statement.setObject(i + 3, customer.value());
                            }
                            return Rows.read(
                                    statement,
                                    row -> new EmployeeId(Rows.uuid(row, "employee_id")));
                        }));
    }

    /** How much a customer would bring along. */
    Belongings belongings(TenantId tenant, CustomerId customer) {
        return jdbc.prepareStatement(
                        """
                        SELECT
                            (SELECT count(*) FROM customer_visitor WHERE tenant_id = c.tenant_id AND customer_id = c.id) AS v,
                            (SELECT count(*) FROM relationship WHERE tenant_id = c.tenant_id AND customer_id = c.id) AS r,
                            (SELECT count(*) FROM follow_up WHERE tenant_id = c.tenant_id AND customer_id = c.id) AS f,
                            (SELECT count(*) FROM stage_change WHERE tenant_id = c.tenant_id AND customer_id = c.id) AS s
                        FROM customer c WHERE c.tenant_id = ? AND c.id = ?\
                        """,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, customer.value());
                            return Rows.read(
                                    statement,
                                    row ->
                                            new Belongings(
                                                    row.getInt("v"),
                                                    row.getInt("r"),
                                                    row.getInt("f"),
                                                    row.getInt("s")));
                        })
                .getFirst();
    }

    /** Brings what was written down for these parts to the customer that they are from now on. */
    void moveWork(
            TenantId tenant,
            List<CustomerId> parts,
            Collection<CustomerId> among,
            CustomerId customer) {
        for (String table : List.of("follow_up", "stage_change")) {
            jdbc.prepareStatement(
                    "UPDATE "
                            + table
                            + """
                             SET customer_id = ?, home_id = COALESCE(home_id, customer_id)
                            WHERE tenant_id = ? AND customer_id = ANY (?) AND customer_id <> ?
                                AND COALESCE(home_id, customer_id) = ANY (?)\
                            """,
                    statement -> {
                        statement.setObject(1, customer.value());
                        statement.setObject(2, tenant.value());
                        statement.setObject(3, Rows.ids(among, CustomerId::value));
                        statement.setObject(4, customer.value());
                        statement.setObject(5, Rows.ids(parts, CustomerId::value));
                        return statement.executeUpdate();
                    });
        }
    }

    /** Takes the tags off these customers. */
    void removeTags(TenantId tenant, Collection<CustomerId> customers) {
        jdbc.prepareStatement(
                "DELETE FROM relationship_tag WHERE tenant_id = ? AND customer_id = ANY (?)",
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(customers, CustomerId::value));
                    return statement.executeUpdate();
                });
    }

    /** Tags a customer's relationships. */
    void addTags(TenantId tenant, Portion whole) {
        jdbc.prepareStatement(
                """
                INSERT INTO relationship_tag (tenant_id, customer_id, employee_id, tag, added_at)
                VALUES (?, ?, ?, ?, ?)\
                """,
                statement -> {
                    for (var relationship : whole.relationships().entrySet()) {
                        for (var tag : relationship.getValue().tags().entrySet()) {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, whole.uuid());
                            statement.setObject(3, relationship.getKey().value());
                            statement.setString(4, tag.getKey());
                            statement.setTimestamp(5, Timestamp.from(tag.getValue()));
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
    }

    /** Ends relationships that a customer has no more. */
    void removeRelationships(TenantId tenant, CustomerId customer, Set<EmployeeId> but) {
        jdbc.prepareStatement(
                """
                DELETE FROM relationship WHERE tenant_id = ? AND customer_id = ? AND employee_id <> ALL (?)\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, customer.value());
                    statement.setObject(
                            3, but.stream().map(EmployeeId::value).toArray(UUID[]::new));
                    return statement.executeUpdate();
                });
    }

    /** What a customer brings along. */
    record Belongings(int visitors, int relationships, int followUps, int stageChanges) {}
}
