package io.cardradar.bench;

import java.sql.SQLException;

/** Not a measurement: fills a kept data folder for later runs. */
final class FillBench implements Measurement {
    private final BenchRun run;

    FillBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        BenchStack stack = run.startWith(run.keptStack(), run.settings().events(1_000_000));
        CheckBench.check(run, stack);
    }
}
