package io.cardradar.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One measurement.
 *
 * @param rate events, or rows, a second
 * @param p50 of a request, or of a commit, in milliseconds
 * @param errors requests that were not answered with 200
 */
record Measured(double rate, double p50, double p99, long errors) {
    /** The measurement of median rate; its latencies come from the same round. */
    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::rate))
                .toList()
                .get(rounds.size() / 2);
    }

    static String rates(List<Measured> rounds) {
        return rounds.stream()
                .map(round -> String.format(Locale.ROOT, "%,.0f", round.rate))
                .collect(Collectors.joining(" · "));
    }
}
