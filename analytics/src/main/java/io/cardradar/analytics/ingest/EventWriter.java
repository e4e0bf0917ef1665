package io.cardradar.analytics.ingest;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Group commit: requests that arrive while a transaction is under way share the next one, so that
 * many small requests cost few commits. One thread writes, and another where so much waits that it
 * makes a group of its own; requests wait, on virtual threads, in a bounded queue in which one
 * company's burst leaves room and turns to the others.
 */
@Context
class EventWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);

    /** By {@link Pending#weight}: some forty megabytes, or five seconds of events at full speed. */
    private static final int QUEUE = 65_536;

    /** What one transaction takes, by the same weight. */
    private static final int GROUP = 2_000;

    /**
     * A commit costs as much as fifty events do, however many share it: where several requests came
     * of late, the next commit waits for most of as many, but not for more than this.
     */
    private static final int ENOUGH = 32;

    /** By weight: with so many events, the commit is the lesser part of their cost. */
    private static final int HEAVY = 200;

    /** For how long it waits at most: no longer than it will then take. */
    private static final Duration GATHER = Duration.ofMillis(3);

    /**
     * By weight: what must wait while one group is written for another to be written beside it, by
     * a thread and a connection of its own. Two groups that are smaller cost more than one.
     */
    private static final int CROWD = 200;

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration FULL = Duration.ofSeconds(1);

    /**
     * Classes of SQLSTATE (PostgreSQL manual, appendix A) that one row can be the reason of: data
     * exception, integrity constraint, a limit of the program.
     */
    private static final Set<String> OF_ROWS = Set.of("22", "23", "54");

    private final IngestMetrics metrics;
    private final FairQueue<TenantId, Pending> queue =
            new FairQueue<>(QUEUE, GROUP, Pending::weight);
    private final List<Thread> threads;
    private volatile boolean stopping;

    /**
     * @param table of the writer
     * @param other of its helper
     */
    EventWriter(EventTable table, EventTable other, IngestMetrics metrics) {
        this.metrics = metrics;
        this.threads =
                List.of(
                        Thread.ofPlatform().name("event-writer").unstarted(() -> work(table)),
                        Thread.ofPlatform().name("event-helper").unstarted(() -> help(other)));
    }

    @PostConstruct
    void start() {
        threads.forEach(Thread::start);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(10));
        }
    }

    /**
     * Waits until the rows, all of one company, are committed.
     *
     * @throws Problem.Throttled {@code ingest.busy}
     * @throws Problem.Upstream {@code ingest.unavailable}
     */
    Outcome write(TenantId tenant, List<EventRow> events, List<RejectedRow> rejected) {
        try {
            return submit(tenant, events, rejected).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem problem ? problem : unavailable(e);
        }
    }

    /**
     * Has the rows, all of one company, committed. What it answers fails with {@code
     * ingest.unavailable} when they could not be.
     *
     * @throws Problem.Throttled {@code ingest.busy}
     */
    CompletableFuture<Outcome> submit(
            TenantId tenant, List<EventRow> events, List<RejectedRow> rejected) {
        if (events.isEmpty() && rejected.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome(0, 0));
        }
        Pending pending = new Pending(events, rejected, new CompletableFuture<>());
        if (stopping || !queue.offer(tenant, pending)) {
            throw new Problem.Throttled(
                    "ingest.busy", "Too many events at once; send them again", FULL);
        }
        return pending.done;
    }

    private void work(EventTable table) {
        int recent = 0;
        while (!stopping || !queue.isEmpty()) {
            try {
                queue.gather(wanted(recent), HEAVY, GATHER);
                List<Pending> group = queue.take(IDLE);
                commitOrRest(table, group);
                recent = group.size() + queue.size();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void help(EventTable table) {
        while (!stopping) {
            try {
                commitOrRest(table, queue.takeOfCrowd(CROWD, IDLE));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void commitOrRest(EventTable table, List<Pending> group) {
        if (group.isEmpty()) {
            table.rest();
        } else {
            commit(table, group);
        }
    }

    /**
     * Not all of them: while some are committed, the processors have the others to read.
     *
     * @param recent how many requests were committed last, or came meanwhile
     */
    private static int wanted(int recent) {
        return Math.min((recent * 3 + 3) / 4, ENOUGH);
    }

    private void commit(EventTable table, List<Pending> group) {
        long start = System.nanoTime();
        try {
            complete(group, table.insert(group));
        } catch (SQLException | RuntimeException e) {
            recover(table, group, e);
        }
        metrics.committed(group.size(), System.nanoTime() - start);
    }

    private static void complete(List<Pending> group, List<Outcome> outcomes) {
        for (int i = 0; i < group.size(); i++) {
            group.get(i).done.complete(outcomes.get(i));
        }
    }

    private static boolean isOfOne(Exception failure) {
        return failure instanceof SQLException refused
                && refused.getSQLState() != null
                && OF_ROWS.contains(refused.getSQLState().substring(0, 2));
    }

    /**
     * One request that the database refuses must not take its neighbours along: each is tried
     * alone. When the database itself is away, all have failed.
     */
    private void recover(EventTable table, List<Pending> group, Exception failure) {
        if (group.size() > 1 && isOfOne(failure)) {
            group.forEach(pending -> commit(table, List.of(pending)));
            return;
        }
        LOG.warn("{} requests with events could not be stored", group.size(), failure);
        group.forEach(pending -> pending.done.completeExceptionally(unavailable(failure)));
    }

    private static Problem unavailable(Exception failure) {
        return new Problem.Upstream(
                "ingest.unavailable", "The events could not be stored; send them again", failure);
    }

    /** One request's rows. */
    record Pending(
            List<EventRow> events, List<RejectedRow> rejected, CompletableFuture<Outcome> done) {
        /** In events of the usual size, to which all of the properties add. */
        int weight() {
            int weight = 1;
            for (EventRow row : events) {
                weight += row.weight();
            }
            for (RejectedRow row : rejected) {
                weight += 1 + row.json().length() / EventRow.USUAL_CHARS;
            }
            return weight;
        }
    }

    /** How many of a request's events were new, and how many known. */
    record Outcome(int accepted, int duplicates) {}
}
