package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.EventStorageSettings;
import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Archives partitions that are older than the retention, and finishes what was begun. */
@Singleton
class ArchiveEventsJob implements RecurringJob {
    private final ArchivePartitions archive;
    private final EventStorageSettings settings;
    private final Clock clock;

    ArchiveEventsJob(ArchivePartitions archive, EventStorageSettings settings, Clock clock) {
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "archive-events";
    }

    /** At night in China; what was cut off goes on the hour after. */
    @Override
    public String cron() {
        return "0 25 17-21 * * ?";
    }

    @Override
    public void run() {
        Duration retention = settings.retention();
        archive.run(retention == null ? Instant.EPOCH : clock.instant().minus(retention));
    }
}
