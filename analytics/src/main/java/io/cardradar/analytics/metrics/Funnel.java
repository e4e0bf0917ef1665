package io.cardradar.analytics.metrics;

import io.cardradar.analytics.metrics.StageStandings.Outcome;
import io.cardradar.analytics.metrics.StageStandings.Standing;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far have our customers come? As they stood when the period ended. A customer whom two
 * salespeople hold in two stages stands in both.
 */
@Singleton
public class Funnel {
    private static final int DECIMALS = 4;

    /** A bound that two bands share belongs to the upper one. */
    private static final List<Range> BANDS =
            List.of(
                    new Range(0, 50, 50),
                    new Range(50, 80, 80),
                    new Range(80, 99, 100),
                    new Range(100, 100, 101));

    private final StageStandings standings;
    private final StageTimes times;

    Funnel(StageStandings standings, StageTimes times) {
        this.standings = standings;
        this.times = times;
    }

    /** The funnel by stage and by band of win probability. */
    @Transactional(readOnly = true)
    public Shape of(Scope scope, Period period) {
        List<Standing> standing = standings.of(scope, period);
        return new Shape(stages(standing, times.medianDays(scope, period)), bands(standing));
    }

    private static List<Step> stages(List<Standing> standing, Map<String, BigDecimal> medianDays) {
        long all = standing.stream().mapToLong(Standing::customers).sum();
        List<Step> steps = new ArrayList<>();
        Standing before = null;
        for (Standing stage : standing) {
            boolean lost = stage.outcome() == Outcome.LOST;
            steps.add(
                    new Step(
                            stage.key(),
                            stage.name(),
                            stage.outcome().name().toLowerCase(Locale.ROOT),
                            stage.customers(),
                            share(stage.customers(), all),
                            lost ? stage.customers() : stage.reached(),
                            lost || before == null
                                    ? null
                                    : share(stage.reached(), before.reached()),
                            medianDays.get(stage.key())));
            before = lost ? before : stage;
        }
        return steps;
    }

    /** Lost customers are in no band: nobody expects them to buy. */
    private static List<Band> bands(List<Standing> standing) {
        return BANDS.stream()
                .map(range ->
                        new Band(
                                range.from,
                                range.to,
                                standing.stream()
                                        .filter(stage -> stage.outcome() != Outcome.LOST)
                                        .filter(stage -> range.has(stage.winProbability()))
                                        .mapToLong(Standing::customers)
                                        .sum()))
                .toList();
    }

    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
    }

    /** Stages in the company's order, and bands of win probability. */
    public record Shape(List<Step> stages, List<Band> bands) {}

    /**
     * One stage.
     *
     * @param outcome {@code open}, {@code won} or {@code lost}
     * @param share of all customers; null where there are none
     * @param reached who has come to it or beyond, also those who fell back or were lost since
     * @param conversion of those who reached the stage before, how many reached this one; null on
     *     the first stage and on lost ones
     * @param medianDays how long it took those who left it in the period; null where nobody did
     */
    public record Step(
            String key,
            String name,
            String outcome,
            long customers,
            @Nullable BigDecimal share,
            long reached,
            @Nullable BigDecimal conversion,
            @Nullable BigDecimal medianDays) {}

    /** Customers in stages whose win probability in percent lies between the two. */
    public record Band(int from, int to, long customers) {}

    private record Range(int from, int to, int below) {
        boolean has(int probability) {
            return probability >= from && probability < below;
        }
    }
}
