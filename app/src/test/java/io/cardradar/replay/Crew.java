package io.cardradar.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** So many threads that share one list of work. The first failure ends it. */
record Crew(int size) {
    <T> void work(List<T> items, Consumer<T> task) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(size);
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            workers.add(threads.submit(() -> drain(items, next, task)));
        }
        threads.shutdown();
        try {
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ReplayFailed failed
                    ? failed
                    : new ReplayFailed("The replay broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailed("Interrupted.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> void drain(List<T> items, AtomicInteger next, Consumer<T> task) {
        try {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                task.accept(items.get(i));
            }
        } catch (RuntimeException e) {
            next.set(items.size());
            throw e;
        }
    }
}
