package io.cardradar.analytics.partitions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.inject.Singleton;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows how many events the default partition holds. None is right; any that stay say that
 * partitions are not made.
 */
@Singleton
class WatchDefaultPartition {
    /** Counting further would tell no more. */
    private static final int MANY = 100_000;

    private final EventSql sql;
    private final AtomicLong events;

    WatchDefaultPartition(EventSql sql, MeterRegistry registry) {
        this.sql = sql;
        this.events =
                Objects.requireNonNull(
                        registry.gauge("cardradar.events.in.default", new AtomicLong()));
    }

    @Scheduled(initialDelay = "15s", fixedDelay = "1m")
    void look() {
        sql.forAll(() ->
                events.set(
                        sql.number(
                                "SELECT count(*) FROM (SELECT FROM interaction_event_default LIMIT %d) AS held"
                                        .formatted(MANY))));
    }
}
