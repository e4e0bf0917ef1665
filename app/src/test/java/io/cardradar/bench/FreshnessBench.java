package io.cardradar.bench;

import org.HdrHistogram.Histogram;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Metric 4: how long after it was sent an event is where people look, while others are sent at the
 * given rate. Probes follow each other: the next one is sent when the last one was seen.
 */
final class FreshnessBench implements Measurement {
    private final BenchRun run;
    private final Map<String, List<Measured>> seen = new LinkedHashMap<>();
    private final List<Measured> loads = new ArrayList<>();

    FreshnessBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        BenchStack stack = run.startWith(run.keptStack(), run.settings().events(0));
        Town town = Town.read(stack.sql());
        Crowd crowd = Crowd.logIn(stack, town, run.settings().visitors());
        run.warmUp(stack, crowd, List.of(ProcessedBench.BATCH));
        SteadyLoad steady = new SteadyLoad(run, stack, crowd);
        Probes probes = new Probes(stack, town.firms().getFirst(), run.clock());
        // The probes' own code is warmed up as well, on both sides.
        round(steady, probes, run.settings().warmUp());
        seen.clear();
        loads.clear();
        for (int round = 1; round <= run.settings().rounds(); round++) {
            round(steady, probes, run.settings().sustained());
            run.awaitProjections(stack);
        }
        report();
    }

    private void round(SteadyLoad steady, Probes probes, Duration duration) {
        CompletableFuture<Measured> load = steady.begin(run.settings().rate(), duration);
        Map<String, CompletableFuture<Histogram>> all = new LinkedHashMap<>();
        all.put(
                "on the salesperson's WebSocket",
                Parallel.begin(() -> probes.stream(load::isDone)));
        all.put("in the dashboard", Parallel.begin(() -> probes.dashboard(load::isDone)));
        if (run.settings().elasticsearch()) {
            all.put("findable in Elasticsearch", Parallel.begin(() -> probes.search(load::isDone)));
        }
        all.forEach((where, times) -> {
            Histogram histogram = times.join();
            if (histogram.getTotalCount() == 0) {
                throw new IllegalStateException("No probe was seen " + where);
            }
            Measured measured = Measured.of(histogram.getTotalCount(), histogram, 0);
            seen.computeIfAbsent(where, unused -> new ArrayList<>()).add(measured);
            BenchRun.say("  %s: %s (%,.0f probes)", where, measured.latencies(), measured.rate());
        });
        loads.add(load.join());
    }

    private void report() {
        seen.forEach((where, rounds) -> {
            Measured median = Measured.medianByLatency(rounds);
            run.report()
                    .add(
                            "4: freshness at %,d events/s, %s"
                                    .formatted(run.settings().rate(), where),
                            median.latencies(),
                            verdict(where, median.p99()),
                            String.format(
                                    Locale.ROOT,
                                    "%,.0f probes a round; sent were %s events/s",
                                    median.rate(),
                                    Measured.rates(loads)));
        });
    }

    private static Verdict verdict(String where, double p99) {
        if (where.contains("WebSocket")) {
            return Verdict.atMost(p99, 200, 50, "ms");
        }
        return where.contains("dashboard")
                ? Verdict.atMost(p99, 2_000, 500, "ms")
                : Verdict.atMost(p99, 3_000, 1_500, "ms");
    }
}
