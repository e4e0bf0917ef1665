package io.cardradar.app.search;

import io.cardradar.kernel.Problem;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Sees to it that there is an index: at the start, whenever Elasticsearch comes up, and when it has
 * come up empty. The service does not wait for it.
 */
@Context
@Requires(property = "cardradar.outbox.workers", notEquals = "false")
class IndexKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final SearchIndex index;
    private final Thread thread = Thread.ofVirtual().name("search-index").unstarted(this::keep);

    IndexKeeper(SearchIndex index) {
        this.index = index;
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
                Thread.sleep(look());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration look() {
        try {
            index.ensure();
            return LOOK_AGAIN;
        } catch (Problem.Upstream e) {
            LOG.warn("No search index yet: Elasticsearch does not answer");
        } catch (RuntimeException e) {
            LOG.warn("The search index could not be built; trying again", e);
        }
        return TRY_AGAIN;
    }
}
