package io.cardradar.analytics.visitors;

import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
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

    /**
     * What somebody without a name is called. WeChat calls every user 微信用户; the end of the id tells
     * one from another, and stays the same on every list.
     */
    public static String placeholder(UUID id) {
        HexFormat hex = HexFormat.of().withUpperCase();
        return "微信用户 " + hex.toHexDigits((short) id.getLeastSignificantBits());
    }
}
