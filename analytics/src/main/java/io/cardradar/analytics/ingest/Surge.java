package io.cardradar.analytics.ingest;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether many more events come in than can be projected, and projections are behind already. What
 * cannot be kept up with anyway had better wait while clients do not: events are taken in first,
 * and projected when the surge is over, or when they have waited for {@link #LONGEST_LAG}
 * (docs/decisions/0035).
 */
@Singleton
class Surge {
    /** Whoever follows a radar does not notice less; whoever is not behind has no surge. */
    private static final Duration LEAST_LAG = Duration.ofSeconds(1);

    private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

    /**
     * How much more must come in than can be projected: with less, radars fall behind so slowly
     * that keeping them waiting would only make it worse.
     */
    private static final double MORE = 1.1;

    /** Over which the pace of events that come in is taken, in milliseconds. */
    private static final double WINDOW = 1_000;

    /** How much of the pace of projections is that of the batches before the last. */
    private static final double MEMORY = 0.8;

    private final Clock clock;
    private double accepted;
    private long acceptedAt;
    private double projected;
    private double projectingMs;
    private Instant reached = Instant.MAX;

    Surge(Clock clock, MeterRegistry registry) {
        this.clock = clock;
        registry.gauge("cardradar.ingest.surge", this, surge -> surge.isOn() ? 1 : 0);
    }

    /** So many events were committed just now. */
    synchronized void accepted(int events) {
        long now = clock.millis();
        accepted = acceptedUntil(now) + events;
        acceptedAt = now;
    }

    /** Of those that were accepted before, so many count still. */
    private double acceptedUntil(long now) {
        return accepted * Math.exp(-(now - acceptedAt) / WINDOW);
    }

    /**
     * So many events were projected.
     *
     * @param took what it took
     * @param reached when the last of them was committed
     */
    synchronized void projected(int events, Duration took, Instant reached) {
        projected = projected * MEMORY + events;
        projectingMs = projectingMs * MEMORY + took.toNanos() / 1e6;
        this.reached = reached;
    }

    synchronized boolean isOn() {
        Instant now = clock.instant();
        return reached.isBefore(now.minus(LEAST_LAG))
                && reached.isAfter(now.minus(LONGEST_LAG))
                && acceptedUntil(now.toEpochMilli()) / WINDOW > MORE * projected / projectingMs;
    }
}
