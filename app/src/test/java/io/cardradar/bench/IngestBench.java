package io.cardradar.bench;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Metrics 1 and 2: events accepted durably over HTTP, beside what COPY alone reaches. */
final class IngestBench {
    private static final List<Integer> BATCHES = List.of(1, 10, 50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final BenchSettings settings;
    private final BenchStack stack;
    private final Clock clock;
    private final List<Measured> limit = new ArrayList<>();
    private final Map<Integer, List<Measured>> loads = new LinkedHashMap<>();
    private final Map<Integer, List<Double>> drains = new LinkedHashMap<>();

    IngestBench(BenchSettings settings, BenchStack stack, Clock clock) {
        this.settings = settings;
        this.stack = stack;
        this.clock = clock;
    }

    /** The report, in Markdown. */
    String run() throws InterruptedException, SQLException {
        Crowd crowd = Crowd.logIn(stack.service());
        say("warming up");
        for (int batch : BATCHES) {
            load(crowd, batch);
        }
        stack.awaitProjections(PATIENCE);
        CopyLimit copy = new CopyLimit(stack.database(), clock);
        for (int round = 1; round <= settings.rounds(); round++) {
            limit.add(copy.measure(settings.duration()));
            say("round %d: L is %,.0f rows/s", round, limit.getLast().rate());
            for (int batch : BATCHES) {
                measure(crowd, round, batch);
            }
        }
        return report();
    }

    private void measure(Crowd crowd, int round, int batch) throws InterruptedException {
        Measured measured = load(crowd, batch);
        Duration drained = stack.awaitProjections(PATIENCE);
        loads.computeIfAbsent(batch, unused -> new ArrayList<>()).add(measured);
        drains.computeIfAbsent(batch, unused -> new ArrayList<>()).add(drained.toMillis() / 1000.0);
        say(
                "round %d: %d a POST: %,.0f events/s, p50 %.1f ms, p99 %.1f ms, %d errors;"
                        + " projected %.1f s later",
                round,
                batch,
                measured.rate(),
                measured.p50(),
                measured.p99(),
                measured.errors(),
                drained.toMillis() / 1000.0);
    }

    private Measured load(Crowd crowd, int batch) {
        return Load.run(
                stack.service(),
                new EventBodies(crowd, clock, System.nanoTime()),
                batch,
                new Load.Shape(settings.connections(), settings.duration()));
    }

    private String report() {
        double l = Measured.median(limit).rate();
        StringBuilder report = new StringBuilder("# Bench: ingest\n\n");
        report.append(
                """
                Medians of %d rounds of %d s on %d processors; load generator, service and PostgreSQL share them. Durable commits.
                L is binary COPY, 500 rows a commit, 2 threads, into a table of the same columns, key and index.
                Tokens, rules, deduplication, outbox and projections are on; "projected" is how long the last projection took
                after the load had ended. Events stored at the end: %,d.

                | shape | of L | events/s | p50 ms | p99 ms | errors | projected | events/s of each round |
                |---|---|---|---|---|---|---|---|
                """
                        .formatted(
                                settings.rounds(),
                                settings.duration().toSeconds(),
                                Runtime.getRuntime().availableProcessors(),
                                stack.storedEvents()));
        loads.forEach((batch, rounds) -> report.append(row(batch, rounds, l)));
        Measured copy = Measured.median(limit);
        report.append(
                "| L: COPY, 500 a commit | 1.00 | %,.0f | %.1f | %.1f | | | %s |%n"
                        .formatted(copy.rate(), copy.p50(), copy.p99(), Measured.rates(limit)));
        return report.toString();
    }

    private String row(int batch, List<Measured> rounds, double l) {
        Measured median = Measured.median(rounds);
        return String.format(
                Locale.ROOT,
                "| %d a POST, %d connections | **%.2f** | %,.0f | %.1f | %.1f | %d | +%.1f s | %s"
                        + " |%n",
                batch,
                settings.connections(),
                median.rate() / l,
                median.rate(),
                median.p50(),
                median.p99(),
                rounds.stream().mapToLong(Measured::errors).sum(),
                drains.getOrDefault(batch, List.of()).stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0),
                Measured.rates(rounds));
    }

    private static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
