package io.cardradar.app.testing;

import io.cardradar.embedded.Database;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A node over a database of its own, without WeChat and Elasticsearch and with no job running by
 * itself: for tests of how events are stored.
 */
public final class EventNode implements AutoCloseable {
    private static final String MASTER_KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMDE=";
    private static final String NOBODY = "http://127.0.0.1:9";

    private final Database database;
    private final EmbeddedServer server;

    private EventNode(Database database, EmbeddedServer server) {
        this.database = database;
        this.server = server;
    }

    /** Starts a node that keeps files in a folder. */
    public static EventNode start(Database database, Path files) {
        Map<String, Object> all = new HashMap<>();
        all.put("micronaut.server.port", -1);
        all.put("datasources.default.url", database.url());
        all.put("datasources.default.username", database.user());
        all.put("datasources.default.password", database.password());
        all.put("cardradar.secrets.master-key", MASTER_KEY);
        all.put("cardradar.operator.key", TestService.OPERATOR_KEY);
        all.put("cardradar.wechat.api-host", NOBODY);
        all.put("cardradar.elasticsearch.uri", NOBODY);
        all.put("cardradar.storage.folder", files.toString());
        all.put("cardradar.scheduling.enabled", false);
        all.put("cardradar.outbox.workers", false);
        return new EventNode(database, ApplicationContext.run(EmbeddedServer.class, all));
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    public URI uri() {
        return server.getURI();
    }

    /** Makes a company without anybody in it. */
    public UUID company() {
        UUID id = UUID.randomUUID();
        execute("INSERT INTO tenant (id, name, created_at) VALUES ('" + id + "', '公司', now())");
        return id;
    }

    /**
     * Writes events that lie evenly in a span of time, of 500 visitors, a radar item for each; as
     * they arrive, not as projections would see them.
     */
    public void write(UUID company, Instant from, Instant to, int events) {
        UUID employee = UUID.randomUUID();
        execute(
                """
                WITH made AS (
                    INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id,
                        subject_kind, subject_id, dwell_ms, internal, share, props)
                    SELECT '%1$s', CAST(lpad(to_hex(CAST(floor(extract(epoch FROM t) * 1000) AS bigint)), 12, '0') || '7'
                            || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15) AS uuid),
                        1, t, t + interval '1.234567 s', CAST(lpad(to_hex(i %% 500), 32, '0') AS uuid), '%2$s',
                        1, E'"\\u4e2d\\n' || i, i, false, NULLIF('s' || i %% 3, 's0'),
                        CASE WHEN i %% 2 = 0 THEN jsonb_build_object('n', i / 7.0, 't', E'\\r\\n') END
                    FROM (SELECT i, timestamptz '%3$s' + (timestamptz '%4$s' - timestamptz '%3$s') * i / %5$d AS t
                        FROM generate_series(0, %5$d - 1) AS i) AS times
                    RETURNING *)
                INSERT INTO radar_item (tenant_id, employee_id, seq, event_id, visitor_id, type, occurred_at, nth)
                SELECT tenant_id, employee_id, row_number() OVER (ORDER BY id), id, visitor_id, type, occurred_at, 1
                FROM made\
                """
                        .formatted(company, employee, from, to, events));
        execute(
                "INSERT INTO radar_inbox (tenant_id, employee_id, last_seq) VALUES ('%s', '%s', %d)"
                        .formatted(company, employee, events));
        // As autovacuum will have done long before anything is archived.
        execute("ANALYZE interaction_event, radar_item");
    }

    /** Does something to the rows of all companies. */
    public void execute(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of a query over all companies. */
    public List<String> read(String sql) {
        return readAs("*", sql);
    }

    /** The first column of a query as work for one company sees it. */
    public List<String> readAs(String company, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '" + company + "'");
            List<String> values = new ArrayList<>();
            ResultSet row = statement.executeQuery(sql);
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long count(String table) {
        return Long.parseLong(read("SELECT count(*) FROM " + table).getFirst());
    }

    /** All rows of a table as texts, sorted. */
    public List<String> rows(String table) {
        return read("SELECT CAST(t AS text) FROM " + table + " AS t ORDER BY 1");
    }

    /** Tables of events that row-level security does not guard, which must be none. */
    public List<String> unguarded() {
        return read(
                """
                SELECT c.relname FROM pg_class c
                WHERE c.relkind IN ('r', 'p') AND (starts_with(c.relname, 'interaction_event') OR starts_with(c.relname, 'event_'))
                    AND c.relname <> 'event_archive' AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                        AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname))\
                """);
    }

    @Override
    public void close() {
        server.close();
    }
}
