package io.cardradar.analytics.ingest;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Group commit: requests that arrive while a transaction is under way share the next one, so that
 * many small requests cost few commits. One thread writes; requests wait, on virtual threads, in a
 * bounded queue in which one company's burst leaves room and turns to the others.
 */
@Context
class EventWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final int QUEUE = 1_024;
    private static final int MOST_EVENTS = 2_000;
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration FULL = Duration.ofSeconds(1);

    private final EventTable table;
    private final IngestMetrics metrics;
    private final FairQueue<TenantId, Pending> queue = new FairQueue<>(QUEUE);
    private final Thread thread;
    private volatile boolean stopping;

    EventWriter(EventTable table, IngestMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("event-writer").unstarted(this::work);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.join(Duration.ofSeconds(10));
    }

    /** Waits until the rows, all of one company, are committed. */
    Outcome write(TenantId tenant, List<EventRow> events, List<RejectedRow> rejected) {
        if (events.isEmpty() && rejected.isEmpty()) {
            return new Outcome(0, 0);
        }
        Pending pending = new Pending(events, rejected, new CompletableFuture<>());
        if (stopping || !queue.offer(tenant, pending)) {
            throw new Problem.Throttled(
                    "ingest.busy", "Too many events at once; send them again", FULL);
        }
        try {
            return pending.done.join();
        } catch (CompletionException e) {
            throw new Problem.Upstream(
                    "ingest.unavailable",
                    "The events could not be stored; send them again",
                    e.getCause());
        }
    }

    private void work() {
        while (!stopping || !queue.isEmpty()) {
            try {
                List<Pending> group =
                        queue.take(IDLE, pending -> pending.events.size(), MOST_EVENTS);
                if (!group.isEmpty()) {
                    commit(group);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void commit(List<Pending> group) {
        long start = System.nanoTime();
        try {
            Tenancy.runForAll(() -> complete(group, table.insert(group)));
        } catch (RuntimeException e) {
            recover(group, e);
        }
        metrics.committed(group.size(), System.nanoTime() - start);
    }

    private static void complete(List<Pending> group, List<Outcome> outcomes) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).done.complete(outcomes.get(i));
        }
    }

    /**
     * One request that the database refuses must not take its neighbours along: each is tried
     * alone.
     */
    private void recover(List<Pending> group, RuntimeException failure) {
        if (group.size() == 1 || DatabaseAway.isReasonOf(failure)) {
            LOG.warn("Events of {} requests could not be stored", group.size(), failure);
            group.forEach(pending -> pending.done.completeExceptionally(failure));
            return;
        }
        for (Pending pending : group) {
            commit(List.of(pending));
        }
    }

    /** One request's rows. */
    record Pending(
            List<EventRow> events, List<RejectedRow> rejected, CompletableFuture<Outcome> done) {}

    /** How many of a request's events were new, and how many known. */
    record Outcome(int accepted, int duplicates) {}
}
