package io.cardradar.app.operations;

import io.cardradar.embedded.Database;
import io.cardradar.kernel.TenantId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes tables wrong behind the service's back. */
record Damage(Database database, TenantId tenant) {
    /** Rows are damaged in no order, and the projector may meet us. */
    private static final String DEADLOCK = "40P01";

    /**
     * Of each table: what is set wrong, if it has anything but keys; and how a row too much looks.
     */
    private static final Map<String, Wrong> WRONG = new TreeMap<>();

    static {
        put("activity_daily", "events = events + 3", "gen_random_uuid(), day, type, 2, 7");
        put("activity_hourly", "dwell_ms = dwell_ms + 1", "hour, gen_random_uuid(), type, 2, 7");
        put("company_daily", "events = events - 1", "day - 400, type, 5, 5");
        put("company_hourly", "dwell_ms = 99999999", "hour - interval '400 days', type, 5, 5");
        put("company_visitor_day", "", "visitor_id, day - 400");
        put("visitor_day", "", "day, gen_random_uuid(), visitor_id");
        put("visitor_return", "visitors = visitors + 1", "day - 400, '-infinity', 3");
        put(
                "interaction_count",
                "last_at = last_at + interval '1 second'",
                "visitor_id, employee_id, 999, subject_id, 1, 1, last_at");
        put(
                "visitor",
                "first_share = 'wrong'",
                "gen_random_uuid(), 'x', first_seen_at, last_seen_at, NULL, NULL, NULL, 1");
        put(
                "radar_item",
                "type = 999",
                "employee_id, seq + 1000000, gen_random_uuid(), visitor_id, type, occurred_at, 9");
    }

    private static void put(String table, String wrong, String excess) {
        WRONG.put(table, new Wrong(wrong, excess));
    }

    static List<String> tables() {
        return List.copyOf(WRONG.keySet());
    }

    /** Deletes some rows; answers how many. */
    int lose(String table, int most) throws SQLException {
        return execute(
                "DELETE FROM %1$s WHERE tenant_id = ? AND ctid IN (%2$s)"
                        .formatted(table, some(table, most)));
    }

    /** Sets some rows wrong; answers how many. */
    int falsify(String table, int most) throws SQLException {
        String wrong = wrong(table).assignment;
        return wrong.isEmpty()
                ? 0
                : execute(
                        "UPDATE %1$s SET %2$s WHERE tenant_id = ? AND ctid IN (%3$s)"
                                .formatted(table, wrong, some(table, most)));
    }

    /** Adds a row that no event accounts for. */
    int invent(String table) throws SQLException {
        return execute(
                "INSERT INTO %1$s SELECT tenant_id, %2$s FROM %1$s WHERE tenant_id = ? LIMIT 1"
                        .formatted(table, wrong(table).excess));
    }

    /** Forgets sums of nothing, which are as good as no row. */
    void deleteZeros() throws SQLException {
        execute("DELETE FROM visitor_return WHERE tenant_id = ? AND visitors = 0");
    }

    /** Gives some visitors a name, as somebody would who knows them; answers how many. */
    int name(int most) throws SQLException {
        return execute(
                "UPDATE visitor SET name = '王' WHERE tenant_id = ? AND ctid IN (%s)"
                        .formatted(some("visitor", most)));
    }

    void damage(String table, int most) throws SQLException {
        lose(table, most);
        falsify(table, most);
        invent(table);
    }

    private static Wrong wrong(String table) {
        Wrong wrong = WRONG.get(table);
        if (wrong == null) {
            throw new IllegalArgumentException(table);
        }
        return wrong;
    }

    private String some(String table, int most) {
        return "SELECT ctid FROM %s WHERE tenant_id = '%s' ORDER BY random() LIMIT %d"
                .formatted(table, tenant, most);
    }

    private int execute(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.value());
            return statement.executeUpdate();
        } catch (SQLException e) {
            if (DEADLOCK.equals(e.getSQLState())) {
                return execute(sql);
            }
            throw e;
        }
    }

    /** Ends every connection of the service, as a crash of it would. */
    void cutConnections() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                WHERE datname = current_database() AND pid <> pg_backend_pid()\
                                """)) {
            statement.execute();
        }
    }

    /** All rows as text, in order, without the columns that are not the events'. */
    List<String> rows(String table) throws SQLException {
        String text = table.equals("radar_item") ? "to_jsonb(t) - 'seq' - 'nth'" : "to_jsonb(t)";
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT CAST(%s - 'name' AS text) FROM %s t WHERE tenant_id = ? ORDER BY 1"
                                        .formatted(text, table))) {
            statement.setObject(1, tenant.value());
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private Connection connect() throws SQLException {
        Connection connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
        }
        return connection;
    }

    private record Wrong(String assignment, String excess) {}
}
