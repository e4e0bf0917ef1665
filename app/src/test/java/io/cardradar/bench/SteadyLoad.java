package io.cardradar.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends events at a rate, and watches what the service makes of them. */
final class SteadyLoad {
    /** Counting what waits is a load itself. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final BenchRun run;
    private final BenchStack stack;
    private final Crowd crowd;

    SteadyLoad(BenchRun run, BenchStack stack, Crowd crowd) {
        this.run = run;
        this.stack = stack;
        this.crowd = crowd;
    }

    /**
     * @param rate events a second
     */
    Sustained run(double rate, Duration duration) throws InterruptedException {
        Cost.Meter meter = Cost.Meter.of(stack);
        CompletableFuture<Measured> load = begin(rate, duration);
        long backlog = 0;
        long resident = 0;
        while (!load.isDone()) {
            Thread.sleep(LOOK);
            backlog = Math.max(backlog, stack.backlog());
            resident = Math.max(resident, stack.serviceCost().residentMegabytes());
        }
        Measured measured = load.join();
        Duration drained = run.awaitProjections(stack);
        Cost cost = meter.since(measured.rate() * duration.toMillis() / 1e3);
        return new Sustained(measured, backlog, drained, resident, cost);
    }

    /** The load alone, beside which something else is measured. */
    CompletableFuture<Measured> begin(double rate, Duration duration) {
        Load.Shape shape =
                new Load.Shape(run.settings().connections(), duration, rate / ProcessedBench.BATCH);
        EventBodies bodies = run.bodies(crowd, ProcessedBench.BATCH);
        return Parallel.begin(() -> Load.run(stack.service(), bodies, shape));
    }
}
