package io.cardradar.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Metric 3: events taken in, 20 a POST, and fully processed, at the greatest rate at which what
 * waits for its projections does not grow.
 */
final class ProcessedBench implements Measurement {
    static final int BATCH = 20;

    /** Within which time the projections must be done after the load has ended. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** How long a rate is tried before it is tried for longer. */
    private static final Duration GLANCE = Duration.ofMinutes(1);

    private static final int HALVINGS = 5;
    private static final double STEP_DOWN = 0.95;
    private static final int STEPS = 8;

    private final BenchRun run;

    ProcessedBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        BenchStack stack = run.startWith(run.keptStack(), run.settings().events(0));
        Crowd crowd = Crowd.logIn(stack, Town.read(stack.sql()), run.settings().visitors());
        run.warmUp(stack, crowd, List.of(BATCH));
        List<Measured> limits = new ArrayList<>();
        List<Sustained> rounds = new ArrayList<>();
        for (int round = 1; round <= run.settings().rounds(); round++) {
            limits.add(run.limit(stack));
            BenchRun.say("round %d: L is %,.0f rows/s", round, limits.getLast().rate());
            double begin = run.settings().begin() * limits.getLast().rate();
            rounds.add(sustain(stack, crowd, begin == 0 ? greatest(stack, crowd) : begin));
            // A round takes ten minutes, in which a machine that others share may change.
            limits.add(run.limit(stack));
            BenchRun.say("  after it, L is %,.0f rows/s", limits.getLast().rate());
        }
        report(Measured.median(limits.stream().mapToDouble(Measured::rate).toArray()), rounds);
    }

    /** Halves the distance between a rate that holds and one that does not. */
    private double greatest(BenchStack stack, Crowd crowd) throws InterruptedException {
        Measured most = run.load(stack, crowd, BATCH, run.settings().duration());
        run.awaitProjections(stack);
        double holds = 0;
        double fails = most.rate();
        for (int i = 0; i < HALVINGS; i++) {
            double rate = (holds + fails) / 2;
            Sustained tried =
                    new SteadyLoad(run, stack, crowd).run(rate, run.settings().duration());
            BenchRun.say("  %,.0f events/s: %s", rate, tried);
            if (isBounded(tried, rate)) {
                holds = rate;
            } else {
                fails = rate;
            }
        }
        return holds;
    }

    /**
     * What held for seconds may not hold for minutes: then somewhat less is tried, first for a
     * minute, as five of them are long.
     *
     * @return what held, or the last as {@link Sustained#failed}
     */
    private Sustained sustain(BenchStack stack, Crowd crowd, double from)
            throws InterruptedException {
        Duration whole = run.settings().sustained();
        Duration next = whole.compareTo(GLANCE) > 0 ? GLANCE : whole;
        double rate = from;
        for (int i = 1; ; i++) {
            Sustained last = new SteadyLoad(run, stack, crowd).run(rate, next);
            BenchRun.say("%d s of %,.0f events/s: %s", next.toSeconds(), rate, last);
            boolean holds = isBounded(last, rate);
            if (holds && next.equals(whole)) {
                return last;
            }
            if (i == STEPS) {
                return last.failed();
            }
            rate *= holds ? 1 : lower(last, next);
            next = holds ? whole : next;
        }
    }

    /** By how much less would have been projected within that time, and a bit. */
    private static double lower(Sustained last, Duration within) {
        double millis = within.toMillis();
        return Math.min(STEP_DOWN, millis / (millis + last.drained().toMillis()));
    }

    private static boolean isBounded(Sustained tried, double rate) {
        return tried.drained().compareTo(BOUND) <= 0 && tried.measured().rate() >= 0.95 * rate;
    }

    private void report(double limit, List<Sustained> rounds) {
        Measured median = Measured.median(rounds.stream().map(Sustained::measured).toList());
        Sustained of =
                rounds.stream().filter(r -> r.measured().equals(median)).findFirst().orElseThrow();
        double share = median.rate() / limit;
        run.report()
                .add(
                        "3: %d a POST, fully processed, for %d s"
                                .formatted(BATCH, run.settings().sustained().toSeconds()),
                        String.format(
                                Locale.ROOT,
                                "%,.0f events/s, %.2f L (%,.0f), %s",
                                median.rate(),
                                share,
                                limit,
                                median.latencies()),
                        Verdict.atLeast(share, 0.15, 0.25),
                        "rounds "
                                + Measured.rates(rounds.stream().map(Sustained::measured).toList())
                                + "; "
                                + of);
        run.report()
                .add(
                        "9: memory of the service under load 3",
                        of.residentMegabytes() + " MB",
                        Verdict.atMost(of.residentMegabytes(), 600, 400, "MB"),
                        "most that was resident");
    }
}
