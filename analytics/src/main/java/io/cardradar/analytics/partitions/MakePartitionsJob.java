package io.cardradar.analytics.partitions;

import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

/** Keeps partitions ahead of time. */
@Singleton
class MakePartitionsJob implements RecurringJob {
    private final EventPartitions partitions;

    MakePartitionsJob(EventPartitions partitions) {
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "make-event-partitions";
    }

    @Override
    public String cron() {
        return "0 10 * * * ?";
    }

    @Override
    public void run() {
        partitions.ensure();
    }
}
