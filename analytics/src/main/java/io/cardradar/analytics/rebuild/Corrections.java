package io.cardradar.analytics.rebuild;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a rebuild has computed beside the live table: the rows that have to be exchanged, kept so
 * that they hold however many events are projected meanwhile. All methods need a transaction.
 *
 * <p>A visitor's rows are looked at again once events of that visitor were projected. Sums need no
 * such care: a projection adds to a row whatever it holds, so the fault of a row stays the same.
 */
@Singleton
class Corrections {
    private static final int TOUCHED = 10_000;

    private static final String TAKE_TOUCHED =
            """
            WITH oldest AS (
                SELECT id FROM projection_touched WHERE tenant_id = ? AND run_id = ? ORDER BY id LIMIT ?
            ), taken AS (
                DELETE FROM projection_touched t USING oldest o
                WHERE t.tenant_id = ? AND t.run_id = ? AND t.id = o.id RETURNING t.visitor_id
            )
            SELECT visitor_id, count(*), EXISTS (SELECT FROM projection_correction c
                WHERE c.tenant_id = ? AND c.run_id = ? AND c.visitor_id = taken.visitor_id)
            FROM taken GROUP BY visitor_id\
            """;

    private final JdbcOperations jdbc;
    private final Horizon horizon;

    Corrections(JdbcOperations jdbc, Horizon horizon) {
        this.jdbc = jdbc;
        this.horizon = horizon;
    }

    /** Holds a part against the events and keeps what differs; answers how many rows. */
    int add(Derived table, ProjectionRun run, Part part) {
        if (!horizon.allowsRebuild(table)) {
            throw Horizon.archived();
        }
        return update(
                Query.of(
                                """
                                INSERT INTO projection_correction (tenant_id, run_id, visitor_id, recounted, kept)
                                SELECT CAST(? AS uuid), CAST(? AS uuid), visitor_id, recounted, kept FROM (\
                                """,
                                run.tenant().value(),
                                run.id())
                        .and(Comparison.of(table, run.tenant(), horizon.visible(table, part)))
                        .and(") AS differing"));
    }

    /**
     * Looks again at visitors of whom events were projected since.
     *
     * @param days those that were compared so far: the others are yet to come; null: all were
     * @return whether there may be more of them
     */
    boolean refresh(Derived table, ProjectionRun run, Part.@Nullable Days days) {
        Touched touched = takeTouched(run);
        if (!touched.visitors.isEmpty()) {
            UUID[] visitors = touched.visitors.toArray(UUID[]::new);
            update(
                    Query.of(
                            """
                            DELETE FROM projection_correction
                            WHERE tenant_id = ? AND run_id = ? AND visitor_id = ANY (?)\
                            """,
                            run.tenant().value(),
                            run.id(),
                            visitors));
            add(table, run, new Part.These(days, visitors));
        }
        return touched.notes == TOUCHED;
    }

    /**
     * Notes that are seen are taken; one whose batch has not been committed yet stays for later.
     */
    private Touched takeTouched(ProjectionRun run) {
        Query query =
                Query.of(
                        TAKE_TOUCHED,
                        run.tenant().value(),
                        run.id(),
                        TOUCHED,
                        run.tenant().value(),
                        run.id(),
                        run.tenant().value(),
                        run.id());
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    ResultSet row = statement.executeQuery();
                    List<UUID> visitors = new ArrayList<>();
                    int notes = 0;
                    while (row.next()) {
                        notes += row.getInt(2);
                        if (row.getBoolean(3)) {
                            visitors.add(row.getObject(1, UUID.class));
                        }
                    }
                    return new Touched(notes, visitors);
                });
    }

    /** The next rows to exchange: first those that have to go. */
    List<Long> next(ProjectionRun run, int limit) {
        Query query =
                Query.of(
                        """
                        SELECT id FROM projection_correction WHERE tenant_id = ? AND run_id = ?
                        ORDER BY recounted IS NOT NULL, id LIMIT ?\
                        """,
                        run.tenant().value(),
                        run.id(),
                        limit);
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    ResultSet row = statement.executeQuery();
                    List<Long> ids = new ArrayList<>();
                    while (row.next()) {
                        ids.add(row.getLong(1));
                    }
                    return ids;
                });
    }

    void delete(ProjectionRun run, Long... ids) {
        update(
                Query.of(
                        "DELETE FROM projection_correction WHERE tenant_id = ? AND run_id = ? AND"
                                + " id = ANY (?)",
                        run.tenant().value(),
                        run.id(),
                        ids));
    }

    /** Forgets all that a run has kept. */
    void clear(ProjectionRun run) {
        clear("projection_correction", run.tenant(), run.id());
        clear("projection_touched", run.tenant(), run.id());
    }

    private void clear(String table, TenantId tenant, UUID run) {
        update(
                Query.of(
                        "DELETE FROM %s WHERE tenant_id = ? AND run_id = ?".formatted(table),
                        tenant.value(),
                        run));
    }

    private int update(Query query) {
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    return statement.executeUpdate();
                });
    }

    /**
     * @param notes how many notes were taken
     * @param visitors those of whom rows are to be exchanged
     */
    private record Touched(int notes, List<UUID> visitors) {}
}
