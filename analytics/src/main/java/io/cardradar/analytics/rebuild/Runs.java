package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.rebuild.ProjectionRun.Kind;
import io.cardradar.analytics.rebuild.ProjectionRun.Outcome;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The runs as they are kept. All methods need a transaction. */
@Singleton
class Runs {
    private static final String COLUMNS =
            """
            SELECT tenant_id, id, table_name, kind, requested_at, bounds, done, differences, mended, paused_ms, attempts,
                error, finished_at, outcome
            FROM projection_run\
            """;

    private final JdbcOperations jdbc;
    private final NewId ids;
    private final Clock clock;

    Runs(JdbcOperations jdbc, NewId ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a run; nothing while another of the table is under way. */
    Optional<UUID> add(TenantId tenant, String table, Kind kind) {
        UUID id = ids.next();
        int added =
                update(
                        """
                        INSERT INTO projection_run (tenant_id, id, table_name, kind, requested_at, watches)
                        VALUES (?, ?, ?, ?, ?, false)
                        ON CONFLICT (tenant_id, table_name) WHERE finished_at IS NULL DO NOTHING\
                        """,
                        tenant.value(),
                        id,
                        table,
                        kind.name(),
                        now());
        return added == 0 ? Optional.empty() : Optional.of(id);
    }

    Optional<ProjectionRun> find(TenantId tenant, UUID id) {
        return list(Query.of(COLUMNS + " WHERE tenant_id = ? AND id = ?", tenant.value(), id))
                .stream()
                .findFirst();
    }

    /** The last run of each kind of each table. */
    List<ProjectionRun> latest(TenantId tenant) {
        return list(
                Query.of(
                        """
                        SELECT DISTINCT ON (table_name, kind) * FROM (%s WHERE tenant_id = ?) AS run
                        ORDER BY table_name, kind, id DESC\
                        """
                                .formatted(COLUMNS),
                        tenant.value()));
    }

    /** What is to be done, of all companies in scope, oldest first. */
    List<ProjectionRun> open() {
        return list(Query.of(COLUMNS + " WHERE finished_at IS NULL ORDER BY id"));
    }

    void plan(ProjectionRun run, List<String> bounds, boolean watches) {
        updateOne(
                """
                UPDATE projection_run SET bounds = CAST(? AS text[]), watches = ?
                WHERE tenant_id = ? AND id = ? AND bounds IS NULL\
                """,
                bounds.toArray(String[]::new),
                watches,
                run.tenant().value(),
                run.id());
    }

    /** One part more is done; of two nodes at the same part, one fails here. */
    void partDone(ProjectionRun run, long found) {
        updateOne(
                """
                UPDATE projection_run SET done = done + 1, differences = differences + ?
                WHERE tenant_id = ? AND id = ? AND done = ? AND finished_at IS NULL\
                """,
                found,
                run.tenant().value(),
                run.id(),
                run.done());
    }

    /**
     * Keeps other nodes from the run until the transaction ends; answers how many parts are done.
     */
    int lock(ProjectionRun run) {
        Query query =
                Query.of(
                        """
                        SELECT done FROM projection_run
                        WHERE tenant_id = ? AND id = ? AND finished_at IS NULL FOR UPDATE\
                        """,
                        run.tenant().value(),
                        run.id());
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    ResultSet row = statement.executeQuery();
                    if (!row.next()) {
                        throw new TakenOver();
                    }
                    return row.getInt(1);
                });
    }

    void mended(ProjectionRun run, long rows) {
        updateOne(
                """
                UPDATE projection_run SET mended = mended + ?
                WHERE tenant_id = ? AND id = ? AND finished_at IS NULL\
                """,
                rows,
                run.tenant().value(),
                run.id());
    }

    void paused(ProjectionRun run, Duration pause) {
        update(
                """
                UPDATE projection_run SET paused_ms = GREATEST(paused_ms, ?) WHERE tenant_id = ? AND id = ?\
                """,
                pause.toMillis(),
                run.tenant().value(),
                run.id());
    }

    void failed(ProjectionRun run, String error) {
        update(
                """
                UPDATE projection_run SET attempts = attempts + 1, error = ? WHERE tenant_id = ? AND id = ?\
                """,
                error,
                run.tenant().value(),
                run.id());
    }

    void finish(ProjectionRun run, Outcome outcome) {
        updateOne(
                """
                UPDATE projection_run SET finished_at = ?, outcome = ?, watches = false
                WHERE tenant_id = ? AND id = ? AND finished_at IS NULL\
                """,
                now(),
                outcome.name(),
                run.tenant().value(),
                run.id());
    }

    /** Forgets what ended long ago. */
    void deleteOlderThan(Duration age) {
        Timestamp end = Timestamp.from(clock.instant().minus(age));
        update("DELETE FROM projection_run WHERE finished_at < ?", end);
        update("DELETE FROM projection_difference WHERE found_at < ?", end);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private void updateOne(String sql, Object... values) {
        if (update(sql, values) != 1) {
            throw new TakenOver();
        }
    }

    private int update(String sql, Object... values) {
        return jdbc.prepareStatement(
                sql,
                statement -> {
                    Query.of("", values).bind(statement);
                    return statement.executeUpdate();
                });
    }

    private List<ProjectionRun> list(Query query) {
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    ResultSet row = statement.executeQuery();
                    List<ProjectionRun> runs = new ArrayList<>();
                    while (row.next()) {
                        runs.add(read(row));
                    }
                    return runs;
                });
    }

    private static ProjectionRun read(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        String outcome = row.getString("outcome");
        return new ProjectionRun(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("table_name"),
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("requested_at").toInstant(),
                bounds(row.getArray("bounds")),
                row.getInt("done"),
                row.getLong("differences"),
                row.getLong("mended"),
                row.getLong("paused_ms"),
                row.getInt("attempts"),
                row.getString("error"),
                finished == null ? null : finished.toInstant(),
                outcome == null ? null : Outcome.valueOf(outcome));
    }

    private static @Nullable List<String> bounds(@Nullable Array bounds) throws SQLException {
        return bounds == null ? null : List.of((String[]) bounds.getArray());
    }
}
