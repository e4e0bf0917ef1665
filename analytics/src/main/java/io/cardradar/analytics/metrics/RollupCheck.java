package io.cardradar.analytics.metrics;

import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Holds the rollups of a day against its events, and writes down where they differ. */
@Singleton
public class RollupCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RollupCheck.class);

    /** An event that is committed is folded in within this time, but for a backlog. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

    private final RollupDifferences differences;
    private final RollupDifferenceTable found;
    private final TenantZones zones;
    private final Counter counter;

    RollupCheck(
            RollupDifferences differences,
            RollupDifferenceTable found,
            TenantZones zones,
            MeterRegistry meters) {
        this.differences = differences;
        this.found = found;
        this.zones = zones;
        this.counter = meters.counter("cardradar.rollup.differences");
    }

    /**
     * Checks one day of one company. What differs is looked at twice, so that an event that is just
     * being folded in is no alarm.
     *
     * @param day where the company is
     * @return what differs; it is in the log, in {@code rollup_difference} and in the counter
     *     {@code cardradar.rollup.differences} then
     */
    public List<Difference> run(TenantId tenant, LocalDate day) {
        return Tenancy.of(
                tenant,
                () -> {
                    List<Difference> lasting =
                            lasting(tenant, new Period(day, day, zones.of(tenant)));
                    if (!lasting.isEmpty()) {
                        found.add(tenant, day, lasting);
                        counter.increment(lasting.size());
                        lasting.forEach(difference ->
                                LOG.error(
                                        "{} of {} on {}: {}",
                                        difference.rollup(),
                                        tenant,
                                        day,
                                        difference.detail()));
                    }
                    return lasting;
                });
    }

    private List<Difference> lasting(TenantId tenant, Period day) {
        List<Difference> first = new ArrayList<>(differences.find(tenant, day));
        if (!first.isEmpty()) {
            pause();
            first.retainAll(differences.find(tenant, day));
        }
        return first;
    }

    private static void pause() {
        try {
            Thread.sleep(ON_ITS_WAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The check was cut off", e);
        }
    }

    /**
     * One row of a rollup that is not what the events say.
     *
     * @param key the row's key within the day
     */
    public record Difference(String rollup, String key, Count counted, Count kept) {
        String detail() {
            return "%s: events %d, rollup %d; dwell %d ms, rollup %d ms"
                    .formatted(key, counted.events, kept.events, counted.dwellMs, kept.dwellMs);
        }
    }

    /** What one side says. */
    public record Count(long events, long dwellMs) {}
}
