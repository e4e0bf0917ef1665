package io.cardradar.analytics.shares;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.shares.Share.Sharer;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what the tree of a card follows from. */
@Singleton
class ShareTable {
    private static final Object[] CONTACT =
            Arrays.stream(EventType.values())
                    .filter(EventType::isContactIntent)
                    .map(type -> (short) type.code())
                    .toArray();

    /** Those that somebody came by, and those that their sharers say to have come by. */
    private static final String SHARES =
            """
            WITH RECURSIVE used (token) AS (
                SELECT DISTINCT token FROM share_open WHERE tenant_id = ? AND card_id = ?
                UNION
                SELECT s.parent_token FROM used u
                JOIN card_share s ON s.tenant_id = ? AND s.token = u.token WHERE s.parent_token IS NOT NULL
            )
            SELECT s.token, s.sharer_kind = 'EMPLOYEE', COALESCE(l.customer_id, s.sharer_id), s.sharer_id, s.channel,
                s.parent_token, s.created_at
            FROM used u JOIN card_share s ON s.tenant_id = ? AND s.token = u.token AND s.card_id = ?
            LEFT JOIN customer_visitor l ON l.tenant_id = s.tenant_id AND l.visitor_id = s.sharer_id
            """;

    private static final String OPENINGS =
            """
            SELECT o.token, COALESCE(l.customer_id, o.visitor_id) AS person,
                (array_agg(o.visitor_id ORDER BY o.first_at, o.visitor_id))[1], min(o.first_at),
                COALESCE(sum(o.opens) FILTER (WHERE o.day >= ?), 0)
            FROM share_open o
            JOIN card_share s ON s.tenant_id = o.tenant_id AND s.token = o.token AND s.card_id = o.card_id
            LEFT JOIN customer_visitor l ON l.tenant_id = o.tenant_id AND l.visitor_id = o.visitor_id
            WHERE o.tenant_id = ? AND o.card_id = ?
            GROUP BY o.token, person ORDER BY min(o.first_at), o.token, person LIMIT ?
            """;

    /** A person's acts count whichever of the person's visitors did them. */
    private static final String CONTACTS =
            """
            WITH came (visitor_id) AS (
                SELECT visitor_id FROM share_open WHERE tenant_id = ? AND card_id = ?
                UNION
                SELECT sharer_id FROM card_share WHERE tenant_id = ? AND card_id = ? AND sharer_kind = 'VISITOR'
            ), known AS (
                SELECT c.visitor_id, l.customer_id FROM came c
                LEFT JOIN customer_visitor l ON l.tenant_id = ? AND l.visitor_id = c.visitor_id
            ), everyone AS (
                SELECT COALESCE(customer_id, visitor_id) AS person, visitor_id FROM known
                UNION
                SELECT l.customer_id, l.visitor_id FROM known k
                JOIN customer_visitor l ON l.tenant_id = ? AND l.customer_id = k.customer_id
            )
            SELECT e.person, max(c.last_at) FROM everyone e
            JOIN interaction_count c ON c.tenant_id = ? AND c.visitor_id = e.visitor_id AND c.employee_id = ?
                AND c.type = ANY (?)
            GROUP BY e.person
            """;

    private static final String WON =
            """
            SELECT r.customer_id, r.stage_since FROM relationship r
            JOIN stage s ON s.tenant_id = r.tenant_id AND s.key = r.stage
            WHERE r.tenant_id = ? AND r.employee_id = ? AND s.outcome = 'WON'
            """;

    private static final String GROUPS =
            """
            SELECT g.token, COALESCE(l.customer_id, g.visitor_id), g.group_key, g.entered_at FROM share_group g
            LEFT JOIN customer_visitor l ON l.tenant_id = g.tenant_id AND l.visitor_id = g.visitor_id
            WHERE g.tenant_id = ? AND g.card_id = ? ORDER BY g.entered_at LIMIT ?
            """;

    private final JdbcOperations jdbc;

    ShareTable(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the tree of a card follows from.
     *
     * @param most openings
     */
    @ReadOnly
    ShareFacts facts(TenantId tenant, CardId card, EmployeeId owner, ShareWindow window, int most) {
        UUID company = tenant.value();
        UUID key = card.value();
        List<Opening> openings =
                list(OPENINGS, ShareTable::opening, window.day(), company, key, most + 1);
        boolean complete = openings.size() <= most;
        return new ShareFacts(
                list(SHARES, ShareTable::share, company, key, company, company, key),
                complete ? openings : openings.subList(0, most),
                contacts(company, key, owner.value()),
                times(WON, company, owner.value()),
                list(GROUPS, ShareTable::group, company, key, most),
                complete);
    }

    private Map<UUID, Instant> contacts(UUID tenant, UUID card, UUID owner) {
        return times(CONTACTS, tenant, card, tenant, card, tenant, tenant, tenant, owner, CONTACT);
    }

    private <T> List<T> list(String query, RowReader<T> reader, Object... parameters) {
        return jdbc.prepareStatement(
                query,
                statement -> {
                    bind(statement, parameters);
                    List<T> read = new ArrayList<>();
                    ResultSet row = statement.executeQuery();
                    while (row.next()) {
                        read.add(reader.read(row));
                    }
                    return read;
                });
    }

    private Map<UUID, Instant> times(String query, Object... parameters) {
        Map<UUID, Instant> times = new HashMap<>();
        list(query, ShareTable::time, parameters).forEach(e -> times.put(e.getKey(), e.getValue()));
        return times;
    }

    private static void bind(PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Object[] codes) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("int2", codes));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static Share share(ResultSet row) throws SQLException {
        Sharer sharer =
                new Sharer(
                        row.getBoolean(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class));
        @Nullable String parent = row.getString(6);
        return new Share(row.getString(1), sharer, row.getString(5), parent, at(row, 7));
    }

    private static Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                at(row, 4),
                row.getLong(5));
    }

    private static GroupEntry group(ResultSet row) throws SQLException {
        return new GroupEntry(
                row.getString(1), row.getObject(2, UUID.class), row.getString(3), at(row, 4));
    }

    private static Map.Entry<UUID, Instant> time(ResultSet row) throws SQLException {
        return Map.entry(row.getObject(1, UUID.class), at(row, 2));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at.toInstant();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
