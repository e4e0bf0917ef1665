package io.cardradar.kernel;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes this node's workers when it has itself added work; work of other nodes is found by the
 * regular poll.
 */
@Singleton
class OutboxSignals {
    private final Map<String, Semaphore> raised = new ConcurrentHashMap<>();

    void raise(String topic) {
        signal(topic).release();
    }

    void await(String topic, Duration atMost) throws InterruptedException {
        Semaphore signal = signal(topic);
        if (signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    private Semaphore signal(String topic) {
        return raised.computeIfAbsent(topic, unused -> new Semaphore(0));
    }
}
