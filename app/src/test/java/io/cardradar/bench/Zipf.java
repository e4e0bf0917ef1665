package io.cardradar.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A few that come up often and many that hardly ever do: the k-th with a weight of 1/k. */
final class Zipf {
    private final double[] cumulative;

    Zipf(int size) {
        this.cumulative = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 1);
            cumulative[i] = sum;
        }
    }

    /** One of 0 to size - 1. */
    int next(RandomGenerator random) {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
    }

    /** Its share of all. */
    double share(int index) {
        double before = index == 0 ? 0 : cumulative[index - 1];
        return (cumulative[index] - before) / cumulative[cumulative.length - 1];
    }
}
