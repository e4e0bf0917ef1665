package io.cardradar.analytics.rebuild;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** Does what was wished for, one run after the other, each to its end. */
@Singleton
class RunProjectionsJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunProjectionsJob.class);
    private static final int MOST_ATTEMPTS = 10;
    private static final int LONGEST_ERROR = 500;

    private final DerivedTables tables;
    private final Runs runs;
    private final RunSteps steps;
    private final TransactionOperations<Connection> transactions;

    RunProjectionsJob(
            DerivedTables tables,
            Runs runs,
            RunSteps steps,
            TransactionOperations<Connection> transactions) {
        this.tables = tables;
        this.runs = runs;
        this.steps = steps;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "run-projection-runs";
    }

    @Override
    public String cron() {
        return "0/5 * * * * ?";
    }

    @Override
    public void run() {
        List<ProjectionRun> open =
                Tenancy.ofAll(() -> transactions.executeRead(status -> runs.open()));
        if (open != null) {
            open.forEach(this::toItsEnd);
        }
    }

    private void toItsEnd(ProjectionRun run) {
        try {
            Derived table = tables.get(run.table());
            Optional<ProjectionRun> now = Optional.of(run);
            while (now.isPresent() && !now.get().isFinished()) {
                steps.next(now.get(), table);
                now = find(run);
            }
            now.ifPresent(RunProjectionsJob::log);
        } catch (TakenOver e) {
            LOG.debug("{} of {} goes on elsewhere", run.table(), run.tenant());
        } catch (RuntimeException e) {
            failed(run, e);
        }
    }

    private void failed(ProjectionRun run, RuntimeException e) {
        LOG.warn("The {} of {} of {} failed", run.kind(), run.table(), run.tenant(), e);
        String error = e.toString();
        Tenancy.run(
                run.tenant(),
                () ->
                        transactions.executeWrite(status -> {
                            runs.failed(
                                    run,
                                    error.substring(0, Math.min(LONGEST_ERROR, error.length())));
                            return true;
                        }));
        if (run.attempts() + 1 >= MOST_ATTEMPTS || e instanceof Problem.NotFound) {
            steps.giveUp(run);
        }
    }

    private Optional<ProjectionRun> find(ProjectionRun run) {
        Optional<ProjectionRun> found =
                Tenancy.of(
                        run.tenant(),
                        () ->
                                transactions.executeRead(
                                        status -> runs.find(run.tenant(), run.id())));
        return found == null ? Optional.empty() : found;
    }

    private static void log(ProjectionRun run) {
        LOG.info(
                "The {} of {} of {} found {} rows that differed, exchanged {}, and held projections"
                        + " for {} ms at most",
                run.kind(),
                run.table(),
                run.tenant(),
                run.differences(),
                run.mended(),
                run.pausedMs());
    }
}
