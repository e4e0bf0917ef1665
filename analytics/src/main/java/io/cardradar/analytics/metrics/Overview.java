package io.cardradar.analytics.metrics;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** How are we doing, compared with the period before? */
@Singleton
public class Overview {
    private static final int CHANGE_DECIMALS = 4;

    private final Totals totals;

    Overview(Totals totals) {
        this.totals = totals;
    }

    /** Every figure of {@link Metric#OVERVIEW}, in that order. */
    @Transactional(readOnly = true)
    public List<Figure> of(Scope scope, Period period) {
        Period previous = period.previous();
        Map<Period, Map<Metric, Long>> of =
                totals.of(Metric.OVERVIEW, scope, List.of(period, previous));
        Map<Metric, Long> now = of.getOrDefault(period, Map.of());
        Map<Metric, Long> before = of.getOrDefault(previous, Map.of());
        return Metric.OVERVIEW.stream()
                .map(metric ->
                        new Figure(
                                metric,
                                now.getOrDefault(metric, 0L),
                                before.getOrDefault(metric, 0L)))
                .toList();
    }

    /** One metric's value on its own. */
    @Transactional(readOnly = true)
    public long value(Metric metric, Scope scope, Period period) {
        return totals.of(List.of(metric), scope, List.of(period))
                .getOrDefault(period, Map.of())
                .getOrDefault(metric, 0L);
    }

    /**
     * @param previous the value of the period of equal length just before
     */
    public record Figure(Metric metric, long value, long previous) {
        /** The growth as a share of the previous value, to 4 decimals; null where that was 0. */
        public @Nullable BigDecimal change() {
            return previous == 0
                    ? null
                    : BigDecimal.valueOf(value - previous)
                            .divide(
                                    BigDecimal.valueOf(previous),
                                    CHANGE_DECIMALS,
                                    RoundingMode.HALF_UP);
        }
    }
}
