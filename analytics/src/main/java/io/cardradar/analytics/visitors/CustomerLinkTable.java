package io.cardradar.analytics.visitors;

import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The table customer_visitor, a batch at a time. */
@Singleton
class CustomerLinkTable {
    private final JdbcOperations jdbc;

    CustomerLinkTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    List<Link> find(TenantId tenant, Collection<VisitorId> visitors) {
        return jdbc.prepareStatement(
                """
                SELECT tenant_id, visitor_id, customer_id, home_id FROM customer_visitor
                WHERE tenant_id = ? AND visitor_id = ANY (?)\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(
                            2, visitors.stream().map(VisitorId::value).toArray(UUID[]::new));
                    return links(statement);
                });
    }

    /** The links of the visitors whom these name, whatever customer they name. */
    List<Link> find(List<Link> sought) {
        return jdbc.prepareStatement(
                """
                SELECT l.tenant_id, l.visitor_id, l.customer_id, l.home_id
                FROM unnest(?, ?) AS sought (tenant_id, visitor_id)
                JOIN customer_visitor l USING (tenant_id, visitor_id)\
                """,
                statement -> {
                    statement.setObject(1, ids(sought, link -> link.tenant().value()));
                    statement.setObject(2, ids(sought, link -> link.visitor().value()));
                    return links(statement);
                });
    }

    /** Answers what was inserted; a visitor whom another transaction has linked is left out. */
    List<Link> insert(List<Link> links, Instant at) {
        return jdbc.prepareStatement(
                """
                INSERT INTO customer_visitor (tenant_id, visitor_id, customer_id, linked_at)
                SELECT n.*, CAST(? AS timestamptz) FROM unnest(?, ?, ?) AS n ON CONFLICT DO NOTHING
                RETURNING tenant_id, visitor_id, customer_id, home_id\
                """,
                statement -> {
                    statement.setTimestamp(1, Timestamp.from(at));
                    statement.setObject(2, ids(links, link -> link.tenant().value()));
                    statement.setObject(3, ids(links, link -> link.visitor().value()));
                    statement.setObject(4, ids(links, link -> link.customer().value()));
                    return links(statement);
                });
    }

    List<VisitorId> visitorsOf(TenantId tenant, CustomerId customer) {
        return jdbc.prepareStatement(
                "SELECT visitor_id FROM customer_visitor WHERE tenant_id = ? AND customer_id = ?",
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, customer.value());
                    ResultSet row = statement.executeQuery();
                    List<VisitorId> visitors = new ArrayList<>();
                    while (row.next()) {
                        visitors.add(new VisitorId(row.getObject(1, UUID.class)));
                    }
                    return visitors;
                });
    }

    /** Locks in the order of ids, as the projections do, so that neither waits for the other. */
    void rename(TenantId tenant, CustomerId customer, @Nullable String name) {
        jdbc.prepareStatement(
                """
                WITH known AS (
                    SELECT v.tenant_id, v.id FROM visitor v
                    JOIN customer_visitor l ON l.tenant_id = v.tenant_id AND l.visitor_id = v.id
                    WHERE l.tenant_id = ? AND l.customer_id = ?
                    ORDER BY v.id FOR NO KEY UPDATE OF v
                )
                UPDATE visitor v SET name = ? FROM known
                WHERE v.tenant_id = known.tenant_id AND v.id = known.id\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, customer.value());
                    statement.setString(3, name);
                    return statement.executeUpdate();
                });
    }

    private static UUID[] ids(List<Link> links, Function<Link, UUID> id) {
        return links.stream().map(id).toArray(UUID[]::new);
    }

    private static List<Link> links(PreparedStatement query) throws SQLException {
        ResultSet row = query.executeQuery();
        List<Link> links = new ArrayList<>();
        while (row.next()) {
            UUID home = row.getObject(4, UUID.class);
            links.add(
                    new Link(
                            new TenantId(row.getObject(1, UUID.class)),
                            new VisitorId(row.getObject(2, UUID.class)),
                            new CustomerId(row.getObject(3, UUID.class)),
                            home == null ? null : new CustomerId(home)));
        }
        return links;
    }
}
