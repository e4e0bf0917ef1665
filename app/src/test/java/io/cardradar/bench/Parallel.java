package io.cardradar.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Work on threads of its own. The common pool has one thread on a machine with two processors, and
 * the HTTP client needs that one.
 */
final class Parallel {
    private static final int THREADS = 2;

    private Parallel() {}

    /** Does all of it on two threads: the machines that this is for have two processors. */
    static void run(List<Runnable> work) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<? extends Future<?>> all = work.stream().map(threads::submit).toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Begins the work at once, on a thread that nothing else runs on. */
    static <T> CompletableFuture<T> begin(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }
}
