package io.cardradar.app.customers;

import io.cardradar.app.customers.Portion.Field;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes portions: to the parts, and to the tables that everybody reads. */
@Singleton
class PortionWrites {
    private static final String COLUMNS =
            """
            (tenant_id, customer_id, employee_id, remark, stage, stage_since, source, heat, heat_at, last_active_at,
                last_followed_at, next_follow_up_at, created_at\
            """;

    private static final String UPSERT =
            "INSERT INTO relationship "
                    + COLUMNS
                    + """
                    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (tenant_id, customer_id, employee_id) DO UPDATE SET remark = excluded.remark,
                        stage = excluded.stage, stage_since = excluded.stage_since, source = excluded.source,
                        heat = excluded.heat, heat_at = excluded.heat_at, last_active_at = excluded.last_active_at,
                        last_followed_at = excluded.last_followed_at,
                        next_follow_up_at = excluded.next_follow_up_at, created_at = excluded.created_at\
                    """;

    private static final String INSERT_PART =
            "INSERT INTO relationship_part "
                    + COLUMNS
                    + ", tags, tagged_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcOperations jdbc;

    PortionWrites(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Shows a customer with all of its parts. */
    void show(TenantId tenant, Portion whole, int version, Instant now) {
        write(tenant, whole, new Place(null, version, now));
        jdbc.prepareStatement(
                UPSERT,
                statement -> {
                    for (var entry : whole.relationships().entrySet()) {
                        bind(statement, tenant, whole.id(), entry);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    /** Leaves of a customer only the way to the one that it is a part of. */
    void hide(TenantId tenant, Portion part, Place place) {
        Portion nothing =
                new Portion(part.id(), part.createdAt(), 0, Map.of(), null, null, Map.of());
        write(tenant, nothing, place);
    }

    private void write(TenantId tenant, Portion portion, Place place) {
        jdbc.prepareStatement(
                """
                UPDATE customer SET name = ?, company = ?, position = ?, email = ?, phone = ?, phone_hash = ?,
                    phone_verified_at = ?, former_phone = ?, merged_into = ?, version = ?, updated_at = ?
                WHERE tenant_id = ? AND id = ?\
                """,
                statement -> {
                    bindTexts(statement, portion, 1);
                    CustomerId into = place.into;
                    statement.setObject(9, into == null ? null : into.value());
                    statement.setInt(10, place.version);
                    statement.setTimestamp(11, Timestamp.from(place.at));
                    statement.setObject(12, tenant.value());
                    statement.setObject(13, portion.uuid());
                    return statement.executeUpdate();
                });
    }

    /** Replaces the parts of these customers. */
    void replaceParts(TenantId tenant, Collection<CustomerId> of, List<Portion> parts) {
        delete(tenant, "relationship_part", of);
        delete(tenant, "customer_part", of);
        jdbc.prepareStatement(
                """
                INSERT INTO customer_part (name, company, position, email, phone, phone_hash, phone_verified_at,
                    former_phone, tenant_id, customer_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                statement -> {
                    for (Portion part : parts) {
                        bindTexts(statement, part, 1);
                        statement.setObject(9, tenant.value());
                        statement.setObject(10, part.uuid());
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
        insertRelationships(tenant, parts);
    }

    private void insertRelationships(TenantId tenant, List<Portion> parts) {
        jdbc.prepareStatement(
                INSERT_PART,
                statement -> {
                    for (Portion part : parts) {
                        for (var entry : part.relationships().entrySet()) {
                            bind(statement, tenant, part.id(), entry);
                            bindTags(statement, entry.getValue().tags());
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
    }

    private void delete(TenantId tenant, String table, Collection<CustomerId> of) {
        jdbc.prepareStatement(
                "DELETE FROM " + table + " WHERE tenant_id = ? AND customer_id = ANY (?)",
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(of, CustomerId::value));
                    return statement.executeUpdate();
                });
    }

    private static void bindTexts(PreparedStatement statement, Portion portion, int first)
            throws SQLException {
        int index = first;
        for (Field field : Field.values()) {
            statement.setString(index++, portion.texts().get(field));
        }
        KnownPhone phone = portion.phone();
        statement.setBytes(index++, phone == null ? null : bytes(phone.sealed()));
        statement.setBytes(index++, phone == null ? null : bytes(phone.hash()));
        statement.setTimestamp(index++, phone == null ? null : time(phone.verifiedAt()));
        String former = portion.formerPhone();
        statement.setBytes(index, former == null ? null : bytes(former));
    }

    private static void bind(
            PreparedStatement statement,
            TenantId tenant,
            CustomerId customer,
            Map.Entry<EmployeeId, RelationshipPart> entry)
            throws SQLException {
        RelationshipPart relationship = entry.getValue();
        statement.setObject(1, tenant.value());
        statement.setObject(2, customer.value());
        statement.setObject(3, entry.getKey().value());
        statement.setString(4, relationship.remark());
        statement.setString(5, relationship.stage());
        statement.setTimestamp(6, Timestamp.from(relationship.stageSince()));
        statement.setString(7, relationship.source());
        statement.setDouble(8, relationship.heat().value());
        statement.setTimestamp(9, Timestamp.from(relationship.heat().at()));
        statement.setTimestamp(10, time(relationship.lastActiveAt()));
        statement.setTimestamp(11, time(relationship.lastFollowedAt()));
        statement.setTimestamp(12, time(relationship.nextAt()));
        statement.setTimestamp(13, Timestamp.from(relationship.createdAt()));
    }

    private static void bindTags(PreparedStatement statement, Map<String, Instant> tags)
            throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(14, connection.createArrayOf("text", tags.keySet().toArray()));
        statement.setArray(
                15,
                connection.createArrayOf(
                        "timestamptz", tags.values().stream().map(Timestamp::from).toArray()));
    }

    private static @Nullable Timestamp time(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /**
     * Where a customer stands from now on.
     *
     * @param into the customer that this one is a part of; null: it stands for itself
     */
    record Place(@Nullable CustomerId into, int version, Instant at) {}
}
