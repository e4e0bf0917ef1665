package io.cardradar.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.rebuild.Difference;
import io.cardradar.analytics.rebuild.ProjectionRun;
import io.cardradar.analytics.rebuild.ProjectionRun.Kind;
import io.cardradar.analytics.rebuild.ProjectionRun.Outcome;
import io.cardradar.analytics.rebuild.Projections;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks and rebuilds of one company, each waited for. */
public record Runs(TestService service, TenantId tenant) {
    /** What a check of a table finds. */
    public List<Difference> check(String table) {
        ProjectionRun run = finished(table, Kind.CHECK).getFirst();
        return Tenancy.of(
                tenant, () -> service.bean(Projections.class).differences(tenant, run.id()));
    }

    /** How many rows of each table differ; tables that agree are not in the answer. */
    public Map<String, Long> checkAll() {
        return finished(Projections.ALL, Kind.CHECK).stream()
                .filter(run -> run.differences() > 0)
                .collect(Collectors.toMap(ProjectionRun::table, ProjectionRun::differences));
    }

    /** Rebuilds a table, or all. */
    public List<ProjectionRun> rebuild(String table) {
        return finished(table, Kind.REBUILD);
    }

    /** Starts runs and answers them when all have ended well. */
    private List<ProjectionRun> finished(String table, Kind kind) {
        return start(table, kind).stream().map(this::await).toList();
    }

    List<ProjectionRun> start(String table, Kind kind) {
        return Tenancy.of(tenant, () -> service.bean(Projections.class).start(tenant, table, kind));
    }

    /** Begins with what is to be done, without waiting for it. */
    void begin() {
        Thread.ofPlatform().daemon().start(() -> job("run-projection-runs"));
    }

    ProjectionRun await(ProjectionRun started) {
        ProjectionRun run =
                Eventually.until(
                        () -> {
                            job("run-projection-runs");
                            return now(started);
                        },
                        now -> now.outcome() != null);
        assertThat(run.outcome()).as(() -> "the end of " + run).isEqualTo(Outcome.DONE);
        return run;
    }

    ProjectionRun now(ProjectionRun run) {
        return Tenancy.of(tenant, () -> service.bean(Projections.class).get(tenant, run.id()));
    }

    /** Runs a recurring job now. */
    void job(String name) {
        service.context().getBeansOfType(RecurringJob.class).stream()
                .filter(job -> job.name().equals(name))
                .forEach(RecurringJob::run);
    }
}
