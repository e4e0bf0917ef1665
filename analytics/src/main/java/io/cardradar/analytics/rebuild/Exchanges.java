package io.cardradar.analytics.rebuild;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Objects;

/** The exchanges of a rebuild, from the first comparison to the last row. */
@Singleton
class Exchanges {
    private final Runs runs;
    private final Corrections corrections;
    private final Exchange exchange;
    private final Differences differences;
    private final ProjectionSettings settings;

    Exchanges(
            Runs runs,
            Corrections corrections,
            Exchange exchange,
            Differences differences,
            ProjectionSettings settings) {
        this.runs = runs;
        this.corrections = corrections;
        this.exchange = exchange;
        this.differences = differences;
        this.settings = settings;
    }

    /** Computes what a part lacks; answers how many rows differ. */
    int prepare(Derived table, ProjectionRun run, Part part) {
        return corrections.add(table, run, part);
    }

    /** Whether there may be more visitors to look at again. */
    boolean refresh(Derived table, ProjectionRun run) {
        if (!table.needsWatch()) {
            return false;
        }
        List<String> bounds = Objects.requireNonNull(run.bounds());
        return corrections.refresh(table, run, Parts.upTo(table, bounds, runs.lock(run)));
    }

    /** Writes down what is about to be exchanged. */
    boolean report(Derived table, ProjectionRun run) {
        differences.report(run.tenant(), run.id(), differences.pending(table, run));
        return true;
    }

    boolean isDone(ProjectionRun run) {
        return corrections.next(run, 1).isEmpty();
    }

    /**
     * Exchanges the next rows, while no projection is under way; answers how many. A table of which
     * nothing is known is computed again, and exchanged, as a whole.
     */
    int next(Derived table, ProjectionRun run) {
        boolean unknown = !table.needsWatch() && !table.shape().sums();
        if (unknown) {
            corrections.clear(run);
            corrections.add(table, run, new Part.Whole());
        }
        while (refresh(table, run)) {
            // Those of the last moment.
        }
        List<Long> rows =
                corrections.next(run, unknown ? Integer.MAX_VALUE : settings.rowsPerExchange());
        exchange.apply(table, run, rows);
        return rows.size();
    }

    void clear(ProjectionRun run) {
        corrections.clear(run);
    }
}
