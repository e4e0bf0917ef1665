package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.EventWriter.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts what came in, by outcome and reason. */
@Singleton
class IngestMetrics {
    private static final String EVENTS = "cardradar.ingest.events";

    private final MeterRegistry registry;
    private final Counter quick;
    private final Counter ordinary;
    private final Counter accepted;
    private final Counter duplicates;
    private final DistributionSummary requests;
    private final Timer commits;

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.quick = registry.counter("cardradar.ingest.requests", "road", "fast");
        this.ordinary = registry.counter("cardradar.ingest.requests", "road", "ordinary");
        this.accepted = registry.counter(EVENTS, "outcome", "accepted");
        this.duplicates = registry.counter(EVENTS, "outcome", "duplicate");
        this.requests = registry.summary("cardradar.ingest.commit.requests");
        this.commits = registry.timer("cardradar.ingest.commit");
    }

    void tookFastLane() {
        quick.increment();
    }

    void tookOrdinaryRoad() {
        ordinary.increment();
    }

    void count(Outcome outcome, List<RejectedRow> rejected) {
        accepted.increment(outcome.accepted());
        duplicates.increment(outcome.duplicates());
        for (RejectedRow row : rejected) {
            registry.counter(EVENTS, "outcome", row.rejection().reason().code()).increment();
        }
    }

    /** One group commit: how many requests shared it, and how long it took. */
    void committed(int group, long nanos) {
        requests.record(group);
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }
}
