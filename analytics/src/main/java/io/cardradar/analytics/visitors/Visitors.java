package io.cardradar.analytics.visitors;

import io.cardradar.analytics.visitors.KnownVisitors.Known;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** Who visitors are. */
@Singleton
@Connectable
public class Visitors {
    private final JdbcOperations jdbc;

    Visitors(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What to call each of these visitors. */
    public Map<VisitorId, String> names(TenantId tenant, Collection<VisitorId> visitors) {
        Map<VisitorId, String> names = new HashMap<>();
        visitors.forEach(visitor -> names.put(visitor, placeholder(visitor.value())));
        jdbc.prepareStatement(
                "SELECT id, name FROM visitor WHERE tenant_id = ? AND id = ANY (?) AND name IS NOT"
                        + " NULL",
                statement -> {
                    Object[] ids = names.keySet().stream().map(VisitorId::value).toArray();
                    statement.setObject(1, tenant.value());
                    statement.setArray(2, statement.getConnection().createArrayOf("uuid", ids));
                    ResultSet row = statement.executeQuery();
                    while (row.next()) {
                        names.put(new VisitorId(row.getObject(1, UUID.class)), row.getString(2));
                    }
                    return names;
                });
        return names;
    }

    /** What lists say of these visitors, in one question. */
    public KnownVisitors known(TenantId tenant, Collection<VisitorId> visitors) {
        if (visitors.isEmpty()) {
            return new KnownVisitors(Map.of());
        }
        UUID[] ids = visitors.stream().distinct().map(VisitorId::value).toArray(UUID[]::new);
        // Not a join with the ids: PostgreSQL would plan it anew for each number of them.
        return jdbc.prepareStatement(
                """
                SELECT id, name, CAST(NULL AS uuid) AS customer_id FROM visitor
                WHERE tenant_id = ? AND id = ANY (?) AND name IS NOT NULL
                UNION ALL
                SELECT visitor_id, NULL, customer_id FROM customer_visitor
                WHERE tenant_id = ? AND visitor_id = ANY (?)\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, ids);
                    statement.setObject(3, tenant.value());
                    statement.setObject(4, ids);
                    Map<VisitorId, Known> known = HashMap.newHashMap(ids.length);
                    ResultSet row = statement.executeQuery();
                    while (row.next()) {
                        Known part = known(row);
                        known.merge(part.visitor(), part, Known::and);
                    }
                    return new KnownVisitors(known);
                });
    }

    private static Known known(ResultSet row) throws SQLException {
        UUID customer = row.getObject(3, UUID.class);
        return new Known(
                new VisitorId(row.getObject(1, UUID.class)),
                row.getString(2),
                customer == null ? null : new CustomerId(customer));
    }

    /**
     * What somebody without a name is called. WeChat calls every user 微信用户; the end of the id tells
     * one from another, and stays the same on every list.
     */
    public static String placeholder(UUID id) {
        HexFormat hex = HexFormat.of().withUpperCase();
        return "微信用户 " + hex.toHexDigits((short) id.getLeastSignificantBits());
    }
}
