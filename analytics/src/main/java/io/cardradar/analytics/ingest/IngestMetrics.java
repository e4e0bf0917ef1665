package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.EventWriter.Outcome;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import java.util.List;

/** Counts what came in, by outcome and reason. */
@Singleton
class IngestMetrics {
    private static final String EVENTS = "cardradar.ingest.events";

    private final MeterRegistry registry;

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Outcome outcome, List<RejectedRow> rejected) {
        registry.counter(EVENTS, "outcome", "accepted").increment(outcome.accepted());
        registry.counter(EVENTS, "outcome", "duplicate").increment(outcome.duplicates());
        for (RejectedRow row : rejected) {
            registry.counter(EVENTS, "outcome", row.rejection().reason().code()).increment();
        }
    }

    /** One group commit: how many requests shared it, and how long it took. */
    void committed(int requests, long nanos) {
        registry.summary("cardradar.ingest.commit.requests").record(requests);
        registry.timer("cardradar.ingest.commit")
                .record(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
    }
}
