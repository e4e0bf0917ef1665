package io.cardradar.analytics.partitions;

import io.cardradar.kernel.RecurringJob;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Clusters partitions that are closed for long enough. */
@Singleton
class ClusterPartitionsJob implements RecurringJob {
    private final ClusterPartitions cluster;
    private final EventStorageSettings settings;
    private final Clock clock;

    ClusterPartitionsJob(ClusterPartitions cluster, EventStorageSettings settings, Clock clock) {
        this.cluster = cluster;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cluster-event-partitions";
    }

    /** At night in China; what was cut off is done again the hour after. */
    @Override
    public String cron() {
        return "0 15 17-20 * * ?";
    }

    @Override
    public void run() {
        if (settings.clusterAfter().isZero()) {
            cluster.leave(clock.instant());
        } else {
            cluster.run(clock.instant().minus(settings.clusterAfter()));
        }
    }
}
