package io.cardradar.faults;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.rebuild.Comparison;
import io.cardradar.analytics.rebuild.Derived;
import io.cardradar.analytics.rebuild.Part;
import io.cardradar.analytics.rebuild.Query;
import io.cardradar.embedded.Database;
import io.cardradar.kernel.TenantId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Holds all that the projections keep against {@code interaction_event}, once all is projected. */
public final class Recount {
    /**
     * A visitor of a salesperson who is no customer with a relationship, or the other way round.
     */
    private static final String RELATIONSHIPS =
            """
            WITH truth AS (
                SELECT DISTINCT tenant_id, visitor_id, employee_id FROM interaction_event
                WHERE NOT internal AND employee_id IS NOT NULL
            ), kept AS (
                SELECT r.tenant_id, v.visitor_id, r.employee_id
                FROM relationship r JOIN customer_visitor v USING (tenant_id, customer_id)
                WHERE v.home_id IS NULL
                UNION ALL
                SELECT p.tenant_id, v.visitor_id, p.employee_id
                FROM relationship_part p
                JOIN customer_visitor v ON v.tenant_id = p.tenant_id AND v.home_id = p.customer_id
            )
            SELECT count(*) FROM (
                (TABLE truth EXCEPT ALL TABLE kept) UNION ALL (TABLE kept EXCEPT ALL TABLE truth)) AS different\
            """;

    /** Radars whose unread items are miscounted, or of whose numbers one was given out twice. */
    private static final String MISNUMBERED =
            """
            SELECT count(*) FROM radar_inbox i
            WHERE unread <> (SELECT count(*) FROM radar_item r
                    WHERE r.tenant_id = i.tenant_id AND r.employee_id = i.employee_id AND r.seq > i.read_seq)
                OR EXISTS (SELECT FROM radar_item r
                    WHERE r.tenant_id = i.tenant_id AND r.employee_id = i.employee_id AND r.seq > i.last_seq)
                OR EXISTS (SELECT FROM radar_item r JOIN radar_signal s USING (tenant_id, employee_id, seq)
                    WHERE r.tenant_id = i.tenant_id AND r.employee_id = i.employee_id)\
            """;

    /** Things done several times that are not counted 1st, 2nd, 3rd … */
    private static final String MISCOUNTED =
            """
            SELECT count(*) FROM (
                SELECT count(*) AS items, count(DISTINCT r.nth) AS numbers, max(r.nth) AS last
                FROM radar_item r JOIN interaction_event e ON e.tenant_id = r.tenant_id AND e.id = r.event_id
                GROUP BY r.tenant_id, r.employee_id, r.visitor_id, r.type, e.subject_kind, e.subject_id) AS times
            WHERE items <> numbers OR items <> last\
            """;

    private final Database database;

    public Recount(Database database) {
        this.database = database;
    }

    /** What does not agree, in words; empty when everything does. */
    public List<String> differences() throws SQLException {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Long> table : derived().entrySet()) {
            differences.add(table.getKey() + " differs in " + table.getValue() + " rows");
        }
        if (count(RELATIONSHIPS) > 0) {
            differences.add("relationships are not those that events made");
        }
        if (count(MISNUMBERED) > 0) {
            differences.add("a radar is misnumbered, or its unread items are miscounted");
        }
        if (count(MISCOUNTED) > 0) {
            differences.add("a repeated act is miscounted");
        }
        return differences;
    }

    /** How many rows differ of each derived table, over all companies. */
    private Map<String, Long> derived() throws SQLException {
        Map<String, Long> different = new TreeMap<>();
        try (Connection connection = connect()) {
            for (UUID tenant : tenants(connection)) {
                for (Derivation derivation : Derivations.all()) {
                    Derived table = Derived.of(connection, derivation);
                    Query query = Comparison.of(table, new TenantId(tenant), new Part.Whole());
                    long rows = count(connection, query);
                    if (rows > 0) {
                        different.merge(derivation.table(), rows, Long::sum);
                    }
                }
            }
        }
        return different;
    }

    private static List<UUID> tenants(Connection connection) throws SQLException {
        List<UUID> tenants = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM tenant")) {
            while (row.next()) {
                tenants.add(row.getObject(1, UUID.class));
            }
        }
        return tenants;
    }

    private static long count(Connection connection, Query query) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT count(*) FROM (" + query.sql() + ") AS differing")) {
            query.bind(statement);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    long events() throws SQLException {
        return count("SELECT count(*) FROM interaction_event");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
        }
        return connection;
    }
}
