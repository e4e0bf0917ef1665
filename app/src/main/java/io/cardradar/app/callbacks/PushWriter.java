package io.cardradar.app.callbacks;

import io.cardradar.kernel.Tenancy;
import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Group commit: pushes that arrive while a transaction is under way share the next one. A burst
 * takes one connection, and leaves the others to everybody else. {@link Deadline} bounds how many
 * wait, and for how long.
 */
@Context
class PushWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PushWriter.class);
    private static final int MOST_PUSHES = 500;

    private final PushTable table;
    private final CallbackMetrics metrics;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean stopping;

    PushWriter(PushTable table, CallbackMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("push-writer").unstarted(this::work);
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

    /** Waits until the push is committed; gives it up when it is interrupted. */
    Taken write(SealedPush push) throws InterruptedException, ExecutionException {
        Pending pending = new Pending(push, new CompletableFuture<>());
        queue.add(pending);
        try {
            return pending.done.get();
        } catch (InterruptedException e) {
            pending.done.cancel(false);
            throw e;
        }
    }

    private void work() {
        while (!stopping || !queue.isEmpty()) {
            try {
                List<Pending> group = collect();
                if (!group.isEmpty()) {
                    commit(group);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Takes what is waiting, without those that nobody waits for any more. */
    private List<Pending> collect() throws InterruptedException {
        List<Pending> group = new ArrayList<>();
        Pending next = queue.poll(200, TimeUnit.MILLISECONDS);
        while (next != null) {
            if (next.isWaitedFor()) {
                group.add(next);
            }
            next = group.size() < MOST_PUSHES ? queue.poll() : null;
        }
        return group;
    }

    private void commit(List<Pending> group) {
        long start = System.nanoTime();
        try {
            List<SealedPush> pushes = group.stream().map(Pending::push).toList();
            List<Taken> outcomes = Tenancy.ofAll(() -> table.insert(pushes));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).done.complete(outcomes.get(i));
            }
        } catch (RuntimeException e) {
            recover(group, e);
        }
        metrics.committed(group.size(), System.nanoTime() - start);
    }

    /** A push that the database refuses must not take its neighbours along. */
    private void recover(List<Pending> group, RuntimeException failure) {
        if (group.size() == 1) {
            LOG.warn("A push could not be stored", failure);
            group.getFirst().done.completeExceptionally(failure);
            return;
        }
        group.stream().filter(Pending::isWaitedFor).forEach(pending -> commit(List.of(pending)));
    }

    private record Pending(SealedPush push, CompletableFuture<Taken> done) {
        boolean isWaitedFor() {
            return !done.isDone();
        }
    }
}
