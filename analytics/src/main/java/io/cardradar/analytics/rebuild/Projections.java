package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.rebuild.ProjectionRun.Kind;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Checks and rebuilds what follows from events. */
@Singleton
public class Projections {
    /** Stands for every table. */
    public static final String ALL = "all";

    private final DerivedTables tables;
    private final Runs runs;
    private final Differences differences;
    private final Horizon horizon;

    Projections(DerivedTables tables, Runs runs, Differences differences, Horizon horizon) {
        this.tables = tables;
        this.runs = runs;
        this.differences = differences;
        this.horizon = horizon;
    }

    /** Every table with what was last done to it in a company. */
    @Transactional(readOnly = true)
    public List<State> list(TenantId tenant) {
        List<ProjectionRun> latest = runs.latest(tenant);
        return tables.names().stream()
                .map(table ->
                        new State(
                                table,
                                last(latest, table, Kind.CHECK),
                                last(latest, table, Kind.REBUILD)))
                .toList();
    }

    /**
     * Wishes for a run of a table, or of {@link #ALL} of them; it begins within seconds, on
     * whichever node. Tables that are under way already are left out of all of them.
     *
     * <p>Tables that cannot be told from the events that are left are left out, too.
     *
     * @throws Problem.NotFound {@code projection.not_found}
     * @throws Problem.Conflict {@code projection.archived} where events that count are not in the
     *     database any more; {@code projection.busy} while a run of the table is under way
     */
    @Transactional
    public List<ProjectionRun> start(TenantId tenant, String table, Kind kind) {
        List<ProjectionRun> started = new ArrayList<>();
        for (Derived each : wanted(table, kind)) {
            runs.add(tenant, each.table(), kind)
                    .flatMap(id -> runs.find(tenant, id))
                    .ifPresent(started::add);
        }
        if (started.isEmpty()) {
            throw new Problem.Conflict(
                    "projection.busy", "A check or a rebuild of this table is under way");
        }
        return started;
    }

    private List<Derived> wanted(String table, Kind kind) {
        if (table.equals(ALL)) {
            return tables.all().stream().filter(each -> allows(each, kind)).toList();
        }
        Derived one = tables.get(table);
        if (!allows(one, kind)) {
            throw Horizon.archived();
        }
        return List.of(one);
    }

    private boolean allows(Derived table, Kind kind) {
        return kind == Kind.CHECK ? horizon.allowsCheck(table) : horizon.allowsRebuild(table);
    }

    /**
     * @throws Problem.NotFound {@code projection.run_not_found}
     */
    @Transactional(readOnly = true)
    public ProjectionRun get(TenantId tenant, UUID id) {
        return runs.find(tenant, id)
                .orElseThrow(() ->
                        new Problem.NotFound("projection.run_not_found", "There is no such run"));
    }

    /** The first of what a run found. */
    @Transactional(readOnly = true)
    public List<Difference> differences(TenantId tenant, UUID run) {
        return differences.of(tenant, run);
    }

    private static @Nullable ProjectionRun last(List<ProjectionRun> runs, String table, Kind kind) {
        return runs.stream()
                .filter(run -> run.table().equals(table) && run.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /** A table and its last runs, which may still be under way. */
    public record State(
            String table, @Nullable ProjectionRun check, @Nullable ProjectionRun rebuild) {}
}
