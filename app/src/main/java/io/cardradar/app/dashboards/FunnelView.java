package io.cardradar.app.dashboards;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.cardradar.analytics.metrics.Funnel;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The customers as they stood at the end of the period, by stage and by band of win probability.
 */
@Serdeable
record FunnelView(List<StageView> stages, List<BandView> bands) {
    static FunnelView of(Funnel.Shape funnel) {
        return new FunnelView(
                funnel.stages().stream().map(StageView::of).toList(),
                funnel.bands().stream()
                        .map(band -> new BandView(band.from(), band.to(), band.customers()))
                        .toList());
    }

    /**
     * @param outcome {@code open}, {@code won} or {@code lost}
     * @param share of all customers of the funnel
     * @param reached who has come to this stage or beyond
     * @param conversion of those who reached the stage before, the share that reached this one
     * @param medianDays how long it took those who left the stage in the period
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StageView(
            String key,
            String name,
            String outcome,
            long customers,
            @Nullable BigDecimal share,
            long reached,
            @Nullable BigDecimal conversion,
            @Nullable BigDecimal medianDays) {
        static StageView of(Funnel.Step step) {
            return new StageView(
                    step.key(),
                    step.name(),
                    step.outcome(),
                    step.customers(),
                    step.share(),
                    step.reached(),
                    step.conversion(),
                    step.medianDays());
        }
    }

    /** Customers in stages whose win probability, in percent, lies between the two. */
    @Serdeable
    record BandView(int from, int to, long customers) {}
}
