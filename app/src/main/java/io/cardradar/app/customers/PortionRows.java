package io.cardradar.app.customers;

import io.cardradar.analytics.scoring.Heat;
import io.cardradar.app.customers.Portion.Field;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads portions: what customers have by themselves, and what stitched ones have altogether. */
@Singleton
class PortionRows {
    private static final String CUSTOMERS =
            """
            SELECT c.id, c.created_at, c.version, t.name, t.company, t.position, t.email, t.phone, t.phone_hash,
                t.phone_verified_at, t.former_phone
            FROM customer c JOIN %s t ON t.tenant_id = c.tenant_id AND t.%s = c.id
            WHERE c.tenant_id = ? AND c.id = ANY (?)\
            """;

    private static final String RELATIONSHIPS =
            """
            SELECT r.*, %s FROM %s r WHERE r.tenant_id = ? AND r.customer_id = ANY (?)\
            """;

    private static final String TAGS =
            """
            ARRAY(SELECT t.tag FROM relationship_tag t WHERE t.tenant_id = r.tenant_id
                AND t.customer_id = r.customer_id AND t.employee_id = r.employee_id ORDER BY t.tag) AS tags,
            ARRAY(SELECT CAST(extract(epoch FROM t.added_at) * 1000000 AS bigint) FROM relationship_tag t WHERE t.tenant_id = r.tenant_id
                AND t.customer_id = r.customer_id AND t.employee_id = r.employee_id ORDER BY t.tag) AS tag_micros\
            """;

    /** The driver reads no array of times in binary. */
    private static final String PART_TAGS =
            """
            ARRAY(SELECT CAST(extract(epoch FROM t.at) * 1000000 AS bigint)
                FROM unnest(r.tagged_at) WITH ORDINALITY AS t (at, place) ORDER BY place) AS tag_micros\
            """;

    private final JdbcOperations jdbc;

    PortionRows(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What customers have altogether, as everybody sees it. */
    Map<CustomerId, Portion> wholes(TenantId tenant, Collection<CustomerId> customers) {
        return portions(
                tenant,
                customers,
                CUSTOMERS.formatted("customer", "id"),
                RELATIONSHIPS.formatted(TAGS, "relationship"));
    }

    /** What the parts of stitched customers have by themselves; of others there is none. */
    Map<CustomerId, Portion> parts(TenantId tenant, Collection<CustomerId> customers) {
        return portions(
                tenant,
                customers,
                CUSTOMERS.formatted("customer_part", "customer_id"),
                RELATIONSHIPS.formatted(PART_TAGS, "relationship_part"));
    }

    private Map<CustomerId, Portion> portions(
            TenantId tenant, Collection<CustomerId> ids, String customers, String relationships) {
        var byCustomer = relationships(tenant, ids, relationships);
        List<Portion> found =
                jdbc.prepareStatement(
                        customers,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, Rows.ids(ids, CustomerId::value));
                            return Rows.read(statement, row -> portion(row, byCustomer));
                        });
        Map<CustomerId, Portion> portions = new LinkedHashMap<>();
        found.forEach(portion -> portions.put(portion.id(), portion));
        return portions;
    }

    private Map<CustomerId, Map<EmployeeId, RelationshipPart>> relationships(
            TenantId tenant, Collection<CustomerId> ids, String relationships) {
        Map<CustomerId, Map<EmployeeId, RelationshipPart>> byCustomer = new HashMap<>();
        jdbc.prepareStatement(
                relationships,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, Rows.ids(ids, CustomerId::value));
                    return Rows.read(
                            statement,
                            row ->
                                    byCustomer
                                            .computeIfAbsent(
                                                    Rows.customer(row, "customer_id"),
                                                    id -> new LinkedHashMap<>())
                                            .put(
                                                    new EmployeeId(Rows.uuid(row, "employee_id")),
                                                    relationship(row)));
                });
        return byCustomer;
    }

    private static Portion portion(
            ResultSet row, Map<CustomerId, Map<EmployeeId, RelationshipPart>> relationships)
            throws SQLException {
        CustomerId id = Rows.customer(row, "id");
        Map<Field, String> texts = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String text = row.getString(field.name().toLowerCase(Locale.ROOT));
            if (text != null) {
                texts.put(field, text);
            }
        }
        return new Portion(
                id,
                Rows.instant(row, "created_at"),
                row.getInt("version"),
                texts,
                phone(row),
                base64(row, "former_phone"),
                relationships.getOrDefault(id, Map.of()));
    }

    private static @Nullable KnownPhone phone(ResultSet row) throws SQLException {
        String sealed = base64(row, "phone");
        String hash = base64(row, "phone_hash");
        return sealed == null || hash == null
                ? null
                : new KnownPhone(sealed, hash, Rows.instantOrNull(row, "phone_verified_at"));
    }

    private static RelationshipPart relationship(ResultSet row) throws SQLException {
        return new RelationshipPart(
                row.getString("remark"),
                row.getString("stage"),
                Rows.instant(row, "stage_since"),
                row.getString("source"),
                new Heat(row.getDouble("heat"), Rows.instant(row, "heat_at")),
                Rows.instantOrNull(row, "last_active_at"),
                Rows.instantOrNull(row, "last_followed_at"),
                Rows.instantOrNull(row, "next_follow_up_at"),
                Rows.instant(row, "created_at"),
                tags(row));
    }

    private static Map<String, Instant> tags(ResultSet row) throws SQLException {
        String[] tags = (String[]) row.getArray("tags").getArray();
        Long[] micros = (Long[]) row.getArray("tag_micros").getArray();
        Map<String, Instant> tagged = new TreeMap<>();
        for (int i = 0; i < tags.length; i++) {
            tagged.put(tags[i], Instant.EPOCH.plus(micros[i], ChronoUnit.MICROS));
        }
        return tagged;
    }

    private static @Nullable String base64(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
