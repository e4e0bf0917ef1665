package io.cardradar.app.radar;

import io.micronaut.context.annotation.Context;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks after the devices of this node again and again: whether they are alive, may still follow,
 * and have been told of everything.
 */
@Context
class StreamWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final Duration TICK = Duration.ofMillis(500);

    private final Followers followers;
    private final StreamSettings settings;
    private final Clock clock;
    private final Thread thread;

    StreamWatch(Followers followers, StreamSettings settings, Clock clock) {
        this.followers = followers;
        this.settings = settings;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("stream-watch").daemon().unstarted(this::work);
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(Duration.ofSeconds(3));
    }

    private void work() {
        Instant checked = clock.instant();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(TICK);
                Instant now = clock.instant();
                followers.checkDevices(now);
                if (!checked.plus(settings.checkEvery()).isAfter(now)) {
                    checked = now;
                    checkInboxes();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkInboxes() {
        try {
            followers.checkInboxes();
        } catch (RuntimeException e) {
            LOG.warn("Streams could not be checked: {}", e.toString());
        }
    }
}
