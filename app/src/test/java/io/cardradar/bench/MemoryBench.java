package io.cardradar.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Metric 9: the service's resident memory, idle after its start. What it is under load 3 comes with
 * metric 3, or here under the given rate.
 */
final class MemoryBench implements Measurement {
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private final BenchRun run;

    MemoryBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        BenchStack stack = run.startWith(run.keptStack(), run.settings().events(0));
        // Founding companies is no idling.
        stack.stop();
        stack.start();
        Thread.sleep(SETTLE);
        long idle = stack.serviceCost().residentMegabytes();
        run.report()
                .add(
                        "9: memory of the service, idle",
                        idle + " MB",
                        Verdict.atMost(idle, 300, 180, "MB"),
                        "%d s after its start".formatted(SETTLE.toSeconds()));
        Crowd crowd = Crowd.logIn(stack, Town.read(stack.sql()), run.settings().visitors());
        run.warmUp(stack, crowd, List.of(ProcessedBench.BATCH));
        Sustained loaded =
                new SteadyLoad(run, stack, crowd)
                        .run(run.settings().rate(), run.settings().sustained());
        run.report()
                .add(
                        "9: memory of the service at %,d events/s".formatted(run.settings().rate()),
                        loaded.residentMegabytes() + " MB",
                        Verdict.atMost(loaded.residentMegabytes(), 600, 400, "MB"),
                        loaded.toString());
    }
}
