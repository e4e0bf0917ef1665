package io.cardradar.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Metrics 1 and 2: events accepted durably over HTTP, beside what COPY alone reaches. */
final class IngestBench implements Measurement {
    static final List<Integer> BATCHES = List.of(1, 10, 50);

    private final BenchRun run;
    private final List<Measured> limit = new ArrayList<>();
    private final Map<Integer, List<Round>> loads = new LinkedHashMap<>();

    /**
     * @param drained how long the projections took after the load had ended
     */
    private record Round(Measured measured, Cost cost, Duration drained) {}

    IngestBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        BenchStack stack = run.startWith(run.keptStack(), run.settings().events(0));
        Crowd crowd = Crowd.logIn(stack, Town.read(stack.sql()), run.settings().visitors());
        run.warmUp(stack, crowd, BATCHES);
        for (int round = 1; round <= run.settings().rounds(); round++) {
            limit.add(run.limit(stack));
            BenchRun.say("round %d: L is %,.0f rows/s", round, limit.getLast().rate());
            for (int batch : BATCHES) {
                measure(stack, crowd, round, batch);
            }
        }
        report();
    }

    private void measure(BenchStack stack, Crowd crowd, int round, int batch)
            throws InterruptedException {
        Cost.Meter meter = Cost.Meter.of(stack);
        Measured measured = run.load(stack, crowd, batch, run.settings().duration());
        Duration drained = run.awaitProjections(stack);
        Cost cost = meter.since(measured.rate() * run.settings().duration().toMillis() / 1e3);
        loads.computeIfAbsent(batch, unused -> new ArrayList<>())
                .add(new Round(measured, cost, drained));
        BenchRun.say(
                "round %d: %d a POST: %,.0f events/s, %s, %d errors; projected %.1f s later",
                round,
                batch,
                measured.rate(),
                measured.latencies(),
                measured.errors(),
                drained.toMillis() / 1e3);
    }

    private void report() {
        Measured l = Measured.median(limit);
        run.report()
                .add(
                        "L: binary COPY, 500 a commit, 2 threads",
                        String.format(Locale.ROOT, "%,.0f rows/s, %s", l.rate(), l.latencies()),
                        Verdict.NONE,
                        "rounds " + Measured.rates(limit));
        loads.forEach((batch, rounds) -> report(batch, rounds, l.rate()));
    }

    private void report(int batch, List<Round> rounds, double l) {
        List<Measured> measured = rounds.stream().map(Round::measured).toList();
        Measured median = Measured.median(measured);
        double drained =
                rounds.stream().mapToDouble(r -> r.drained.toMillis() / 1e3).max().orElse(0);
        long errors = measured.stream().mapToLong(Measured::errors).sum();
        run.report()
                .add(
                        "%d: %d a POST, %d connections"
                                .formatted(batch == 1 ? 1 : 2, batch, run.settings().connections()),
                        String.format(
                                Locale.ROOT,
                                "%,.0f events/s, %.2f L, %s",
                                median.rate(),
                                median.rate() / l,
                                median.latencies()),
                        verdict(batch, median, l),
                        String.format(
                                Locale.ROOT,
                                "rounds %s; %s; %d errors; projected up to %.1f s later",
                                Measured.rates(measured),
                                Cost.median(rounds.stream().map(Round::cost).toList()),
                                errors,
                                drained));
    }

    private static Verdict verdict(int batch, Measured median, double l) {
        return switch (batch) {
            case 1 ->
                    Verdict.atLeast(median.rate(), 12_000, 20_000)
                            .and(Verdict.atMost(median.p99(), 20, 10, "ms"));
            case 10 -> Verdict.atLeast(median.rate() / l, 0.35, 0.50);
            default -> Verdict.atLeast(median.rate() / l, 0.45, 0.60);
        };
    }
}
