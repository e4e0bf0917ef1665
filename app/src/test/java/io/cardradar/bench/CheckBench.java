package io.cardradar.bench;

import java.sql.SQLException;

/** Not a measurement: compares everything that is derived with a recount of all events. */
final class CheckBench implements Measurement {
    private final BenchRun run;

    CheckBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        BenchStack stack = run.startWith(run.keptStack(), run.settings().events(1_000_000));
        run.awaitProjections(stack);
        check(run, stack);
    }

    static void check(BenchRun run, BenchStack stack) throws SQLException {
        long start = System.nanoTime();
        Town town = Town.read(stack.sql());
        Reconciliation check = new Reconciliation(stack, Derivations.of(stack));
        long differences = 0;
        for (Town.Firm firm : town.firms()) {
            differences += check.differences(firm);
        }
        run.report()
                .add(
                        "reconciliation of %,d events"
                                .formatted(
                                        stack.sql()
                                                .count("SELECT count(*) FROM interaction_event")),
                        "%,d rows differ".formatted(differences),
                        new Verdict("0", "0", differences == 0 ? "goal" : "no"),
                        "%d tables, %d s"
                                .formatted(
                                        check.tables(),
                                        (System.nanoTime() - start) / 1_000_000_000));
    }
}
