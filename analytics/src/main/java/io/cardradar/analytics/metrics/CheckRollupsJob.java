package io.cardradar.analytics.metrics;

import io.cardradar.analytics.metrics.TenantZones.TenantZone;
import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Every night: the last three days of every company, into which events still come late, and one
 * older day, another each night, so that each day of a quarter is looked at again.
 */
@Singleton
class CheckRollupsJob implements RecurringJob {
    private static final int FRESH_DAYS = 3;
    private static final int OLDER_DAYS = 87;

    private final RollupCheck check;
    private final TenantZones zones;
    private final Clock clock;

    CheckRollupsJob(RollupCheck check, TenantZones zones, Clock clock) {
        this.check = check;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "check-rollups";
    }

    /** Half past three in the morning in China, where nearly all companies are. */
    @Override
    public String cron() {
        return "0 30 19 * * ?";
    }

    @Override
    public void run() {
        for (TenantZone each : zones.all()) {
            days(LocalDate.now(clock.withZone(each.zone())))
                    .forEach(day -> check.run(each.tenant(), day));
        }
    }

    /** The days to look at on a day. */
    static List<LocalDate> days(LocalDate today) {
        long older = FRESH_DAYS + 1 + Math.floorMod(today.toEpochDay(), (long) OLDER_DAYS);
        return Stream.concat(
                        LongStream.rangeClosed(1, FRESH_DAYS).mapToObj(today::minusDays),
                        Stream.of(today.minusDays(older)))
                .toList();
    }
}
