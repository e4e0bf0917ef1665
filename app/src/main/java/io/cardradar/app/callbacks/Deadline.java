package io.cardradar.app.callbacks;

import io.cardradar.kernel.Problem;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers before WeChat stops listening, whatever the database does: WeChat cuts the line after
 * five seconds and sends again, and so does it after a refusal.
 */
@Singleton
class Deadline {
    private static final int SECONDS = 4;

    /** More at once than WeChat sends; each is a virtual thread, which costs little. */
    private static final int MOST = 4_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST);
    private final CallbackMetrics metrics;

    Deadline(CallbackMetrics metrics) {
        this.metrics = metrics;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /**
     * Does the work, or gives it up in time.
     *
     * @throws Problem.Upstream {@code push.unavailable}
     */
    <T> T keep(Callable<T> work) {
        if (!places.tryAcquire()) {
            throw late(null);
        }
        Future<T> result =
                threads.submit(() -> {
                    try {
                        return work.call();
                    } finally {
                        places.release();
                    }
                });
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : late(e.getCause());
        } catch (TimeoutException e) {
            result.cancel(true);
            throw late(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result.cancel(true);
            throw late(e);
        }
    }

    private Problem.Upstream late(@Nullable Throwable cause) {
        metrics.late();
        return new Problem.Upstream(
                "push.unavailable", "The push could not be stored in time; send it again", cause);
    }
}
