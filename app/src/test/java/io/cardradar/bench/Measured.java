package io.cardradar.bench;

import org.HdrHistogram.Histogram;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One measurement.
 *
 * @param rate events, rows or requests a second
 * @param p50 of a request, or of a commit, in milliseconds
 * @param errors requests that were not answered with 200
 */
record Measured(double rate, double p50, double p99, long errors) {
    /**
     * @param nanos how long each took
     */
    static Measured of(double rate, Histogram nanos, long errors) {
        return new Measured(
                rate,
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                errors);
    }

    /** The measurement of median rate; its latencies come from the same round. */
    static Measured median(List<Measured> rounds) {
        return middle(rounds, Comparator.comparingDouble(Measured::rate));
    }

    /** The measurement of median p99, for what comes at a given rate. */
    static Measured medianByLatency(List<Measured> rounds) {
        return middle(rounds, Comparator.comparingDouble(Measured::p99));
    }

    /** The one in the middle; of an even number, the mean of the two. */
    static double median(double... values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Measured middle(List<Measured> rounds, Comparator<Measured> order) {
        return rounds.stream().sorted(order).toList().get(rounds.size() / 2);
    }

    static String rates(List<Measured> rounds) {
        return rounds.stream()
                .map(round -> String.format(Locale.ROOT, "%,.0f", round.rate))
                .collect(Collectors.joining(" · "));
    }

    String latencies() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", p50, p99);
    }
}
