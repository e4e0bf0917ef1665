package io.cardradar.app.operations;

import io.cardradar.analytics.rebuild.Difference;
import io.cardradar.analytics.rebuild.ProjectionRun;
import io.cardradar.analytics.rebuild.ProjectionRun.Kind;
import io.cardradar.analytics.rebuild.Projections;
import io.cardradar.kernel.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/operations/projections")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "operations")
class ProjectionController {
    private final Projections projections;

    ProjectionController(Projections projections) {
        this.projections = projections;
    }

    /** Every table of the caller's company that follows from events, with its last runs. */
    @Get
    ProjectionList list(Caller caller) {
        return new ProjectionList(
                projections.list(caller.tenant()).stream().map(ProjectionView::of).toList());
    }

    /** Holds a table, or {@code all}, against the events. */
    @Post("/{table}/check")
    @Status(HttpStatus.ACCEPTED)
    RunList check(Caller caller, String table) {
        return RunList.of(projections.start(caller.tenant(), table, Kind.CHECK));
    }

    /** Computes a table, or {@code all}, anew and exchanges what differs. */
    @Post("/{table}/rebuild")
    @Status(HttpStatus.ACCEPTED)
    RunList rebuild(Caller caller, String table) {
        return RunList.of(projections.start(caller.tenant(), table, Kind.REBUILD));
    }

    /** How far a run is, and the first of what it found. */
    @Get("/runs/{id}")
    RunDetail run(Caller caller, UUID id) {
        return new RunDetail(
                RunView.of(projections.get(caller.tenant(), id)),
                projections.differences(caller.tenant(), id).stream()
                        .map(DifferenceView::of)
                        .toList());
    }

    @Serdeable
    record ProjectionList(List<ProjectionView> items) {}

    /**
     * @param table its name in the database
     * @param check the last check, which may be under way
     * @param rebuild the last rebuild, which may be under way
     */
    @Serdeable
    record ProjectionView(String table, @Nullable RunView check, @Nullable RunView rebuild) {
        static ProjectionView of(Projections.State state) {
            ProjectionRun check = state.check();
            ProjectionRun rebuild = state.rebuild();
            return new ProjectionView(
                    state.table(),
                    check == null ? null : RunView.of(check),
                    rebuild == null ? null : RunView.of(rebuild));
        }
    }

    @Serdeable
    record RunList(List<RunView> runs) {
        static RunList of(List<ProjectionRun> runs) {
            return new RunList(runs.stream().map(RunView::of).toList());
        }
    }

    /**
     * @param kind {@code check} or {@code rebuild}
     * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
     * @param progress in percent
     * @param differences rows that were not as they ought to be, so far
     * @param mended rows that were exchanged, so far
     * @param pausedMs the longest time for which the company's projections had to wait for it
     * @param error why the last step that failed did; it is tried again
     */
    @Serdeable
    record RunView(
            UUID id,
            String table,
            String kind,
            String state,
            int progress,
            long differences,
            long mended,
            long pausedMs,
            @Nullable String error,
            Instant requestedAt,
            @Nullable Instant finishedAt) {
        static RunView of(ProjectionRun run) {
            return new RunView(
                    run.id(),
                    run.table(),
                    run.kind().name().toLowerCase(Locale.ROOT),
                    state(run),
                    run.progress(),
                    run.differences(),
                    run.mended(),
                    run.pausedMs(),
                    run.error(),
                    run.requestedAt(),
                    run.finishedAt());
        }

        private static String state(ProjectionRun run) {
            ProjectionRun.Outcome outcome = run.outcome();
            if (outcome != null) {
                return outcome.name().toLowerCase(Locale.ROOT);
            }
            return run.bounds() == null ? "waiting" : "running";
        }
    }

    @Serdeable
    record RunDetail(RunView run, List<DifferenceView> differences) {}

    /**
     * @param recounted the row as it ought to be; absent: there ought to be none
     * @param kept the row as it was; absent: there was none
     */
    @Serdeable
    record DifferenceView(String key, @Nullable String recounted, @Nullable String kept) {
        static DifferenceView of(Difference difference) {
            return new DifferenceView(difference.key(), difference.recounted(), difference.kept());
        }
    }
}
