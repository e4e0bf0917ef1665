package io.cardradar.bench;

import java.util.List;
import java.util.Locale;

/**
 * Processor time for each thousand events, projections included.
 *
 * @param service seconds
 * @param postgres seconds
 */
record Cost(double service, double postgres) {
    static Cost median(List<Cost> costs) {
        return new Cost(
                Measured.median(costs.stream().mapToDouble(Cost::service).toArray()),
                Measured.median(costs.stream().mapToDouble(Cost::postgres).toArray()));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "CPU for 1,000 events: service %.0f ms, PostgreSQL %.0f ms",
                service * 1e3,
                postgres * 1e3);
    }

    /** Begins to count. */
    record Meter(BenchStack stack, double service, double postgres) {
        static Meter of(BenchStack stack) {
            return new Meter(
                    stack, stack.serviceCost().cpuSeconds(), stack.postgresCost().cpuSeconds());
        }

        Cost since(double events) {
            double thousands = Math.max(1, events) / 1e3;
            return new Cost(
                    (stack.serviceCost().cpuSeconds() - service) / thousands,
                    (stack.postgresCost().cpuSeconds() - postgres) / thousands);
        }
    }
}
