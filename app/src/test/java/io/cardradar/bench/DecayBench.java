package io.cardradar.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Metric 5: metric 1 with many events stored, over metric 1 with none. */
final class DecayBench implements Measurement {
    private static final List<Integer> ONE = List.of(1);

    private final BenchRun run;

    DecayBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        long events = run.settings().events(1_000_000);
        List<Measured> empty = rounds(run.freshStack("empty"), 0);
        List<Measured> full = rounds(run.keptStack(), events);
        Measured before = Measured.median(empty);
        Measured after = Measured.median(full);
        double ratio = after.rate() / before.rate();
        run.report()
                .add(
                        "5: metric 1 at %,d events over metric 1 empty".formatted(events),
                        String.format(
                                Locale.ROOT,
                                "%.2f (%,.0f/s over %,.0f/s)",
                                ratio,
                                after.rate(),
                                before.rate()),
                        Verdict.atLeast(ratio, 0.7, 0.9),
                        "empty %s, %s; full %s, %s"
                                .formatted(
                                        Measured.rates(empty),
                                        before.latencies(),
                                        Measured.rates(full),
                                        after.latencies()));
    }

    private List<Measured> rounds(BenchStack stack, long events)
            throws InterruptedException, SQLException {
        run.startWith(stack, events);
        Crowd crowd = Crowd.logIn(stack, Town.read(stack.sql()), run.settings().visitors());
        run.warmUp(stack, crowd, ONE);
        List<Measured> rounds = new ArrayList<>();
        for (int round = 1; round <= run.settings().rounds(); round++) {
            rounds.add(run.load(stack, crowd, 1, run.settings().duration()));
            run.awaitProjections(stack);
            BenchRun.say(
                    "%,d events stored, round %d: %,.0f events/s",
                    events, round, rounds.getLast().rate());
        }
        // The other one is to have the machine for itself.
        stack.stop();
        return rounds;
    }
}
