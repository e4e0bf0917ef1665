package io.cardradar.app.storage;

import io.cardradar.kernel.RecurringJob;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/** Clears the local store's folder of what a node was writing when it died. */
@Singleton
@Requires(beans = LocalFileStore.class)
class SweepFolderJob implements RecurringJob {
    private static final Duration SURELY_DEAD = Duration.ofDays(1);

    private final LocalFileStore store;
    private final Clock clock;

    SweepFolderJob(LocalFileStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sweep-file-folder";
    }

    @Override
    public String cron() {
        return "0 50 19 * * ?";
    }

    @Override
    public void run() {
        store.deleteUnfinished(clock.instant().minus(SURELY_DEAD));
    }
}
