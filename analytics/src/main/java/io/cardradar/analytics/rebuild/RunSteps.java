package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.rebuild.Differences.Found;
import io.cardradar.analytics.rebuild.ProjectionRun.Kind;
import io.cardradar.analytics.rebuild.ProjectionRun.Outcome;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Brings a run further, a transaction at a time. Whatever dies between two of them, or within one,
 * another node goes on from where the last one ended.
 *
 * <p>A rebuild computes beside the live table which rows ought to be others, part by part, and
 * exchanges them in the end. From its beginning on, the projector notes of whom it projects events;
 * before rows of those are exchanged, they are computed again. The last of this, and the exchange
 * itself, happen while the company's projections wait.
 */
@Singleton
class RunSteps {
    private static final Duration LONGEST_PART = Duration.ofMinutes(30);
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

    private final CompanyWork work;
    private final Runs runs;
    private final Parts parts;
    private final Differences differences;
    private final Exchanges exchanges;
    private final Clock clock;

    RunSteps(
            CompanyWork work,
            Runs runs,
            Parts parts,
            Differences differences,
            Exchanges exchanges,
            Clock clock) {
        this.work = work;
        this.runs = runs;
        this.parts = parts;
        this.differences = differences;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /** The next step of a run that has not ended. */
    void next(ProjectionRun run, Derived table) {
        List<String> bounds = run.bounds();
        if (bounds == null) {
            plan(run, table);
        } else if (run.done() <= bounds.size()) {
            compare(run, table, Parts.part(table, bounds, run.done()));
        } else if (run.kind() == Kind.CHECK) {
            work.within(run.tenant(), LONGEST_HOLD, () -> end(run, Outcome.DONE));
        } else {
            exchange(run, table);
        }
    }

    /** Gives a run up; the live table is left as it is. */
    void giveUp(ProjectionRun run) {
        work.within(run.tenant(), LONGEST_PART, () -> end(run, Outcome.FAILED));
    }

    /** No batch is under way when noting begins, so that none goes unseen and unnoted. */
    private void plan(ProjectionRun run, Derived table) {
        List<String> bounds =
                work.within(run.tenant(), LONGEST_PART, () -> parts.bounds(table, run.tenant()));
        boolean watches = run.kind() == Kind.REBUILD && table.needsWatch();
        work.within(
                run.tenant(),
                LONGEST_HOLD,
                () -> {
                    if (watches) {
                        work.holdProjections(run.tenant(), LONGEST_HOLD);
                    }
                    runs.plan(run, bounds, watches);
                    return true;
                });
    }

    private void compare(ProjectionRun run, Derived table, Part part) {
        work.within(
                run.tenant(),
                LONGEST_PART,
                () -> {
                    long found =
                            run.kind() == Kind.CHECK
                                    ? check(run, table, part)
                                    : exchanges.prepare(table, run, part);
                    runs.partDone(run, found);
                    return true;
                });
        if (run.kind() == Kind.REBUILD) {
            refresh(run, table);
        }
    }

    private long check(ProjectionRun run, Derived table, Part part) {
        Found found = differences.find(table, run.tenant(), part);
        differences.report(run.tenant(), run.id(), found);
        return found.count();
    }

    private void refresh(ProjectionRun run, Derived table) {
        while (work.within(run.tenant(), LONGEST_PART, () -> exchanges.refresh(table, run))) {
            // There is more.
        }
    }

    private void exchange(ProjectionRun run, Derived table) {
        if (run.mended() == 0) {
            work.within(run.tenant(), LONGEST_PART, () -> exchanges.report(table, run));
        }
        refresh(run, table);
        Instant start = clock.instant();
        boolean held = work.within(run.tenant(), LONGEST_HOLD, () -> exchanged(run, table));
        if (held) {
            Duration pause = Duration.between(start, clock.instant());
            work.within(
                    run.tenant(),
                    LONGEST_HOLD,
                    () -> {
                        runs.paused(run, pause);
                        return true;
                    });
        }
    }

    /** Whether projections had to wait. */
    private boolean exchanged(ProjectionRun run, Derived table) {
        if (exchanges.isDone(run)) {
            end(run, Outcome.DONE);
            return false;
        }
        work.holdProjections(run.tenant(), LONGEST_HOLD);
        runs.mended(run, exchanges.next(table, run));
        if (exchanges.isDone(run)) {
            end(run, Outcome.DONE);
        }
        return true;
    }

    private boolean end(ProjectionRun run, Outcome outcome) {
        exchanges.clear(run);
        runs.finish(run, outcome);
        return true;
    }
}
