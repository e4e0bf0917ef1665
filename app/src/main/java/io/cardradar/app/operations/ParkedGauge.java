package io.cardradar.app.operations;

import io.cardradar.kernel.ParkedMessages;
import io.cardradar.kernel.Tenancy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what was set aside, for an alert. Whoever reads the metrics does not wait for the
 * database.
 */
@Context
class ParkedGauge {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedGauge.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final ParkedMessages parked;
    private final AtomicLong last;
    private final Thread thread = Thread.ofVirtual().name("parked-gauge").unstarted(this::keep);

    ParkedGauge(ParkedMessages parked, MeterRegistry registry) {
        this.parked = parked;
        this.last = new AtomicLong();
        registry.gauge("cardradar.outbox.parked", last);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
    }

    private void keep() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            last.set(Tenancy.ofAll(parked::count));
        } catch (RuntimeException e) {
            LOG.warn("What was set aside could not be counted: {}", e.getMessage());
        }
    }
}
