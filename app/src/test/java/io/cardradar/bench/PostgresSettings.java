package io.cardradar.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** PostgreSQL on a machine that it shares with the service and the load. */
final class PostgresSettings {
    private PostgresSettings() {}

    /** Durable, as in production. */
    static Map<String, String> measured(BenchSettings settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("shared_buffers", "2GB");
        // Room for all that is written between two checkpoints, so that time brings them about:
        // after
        // each, every page is logged whole when it is next changed.
        all.put("max_wal_size", "24GB");
        all.put("min_wal_size", "8GB");
        all.put("checkpoint_timeout", "15min");
        all.put("random_page_cost", "1.1");
        all.putAll(settings.postgres());
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");
        return all;
    }

    /**
     * As fast as the disk: a crash would spoil everything, so the data count as filled only after
     * an orderly stop and a sync.
     */
    static Map<String, String> filling(BenchSettings settings) {
        Map<String, String> all = new LinkedHashMap<>(measured(settings));
        all.put("fsync", "off");
        all.put("synchronous_commit", "off");
        all.put("full_page_writes", "off");
        all.put("wal_level", "minimal");
        all.put("max_wal_senders", "0");
        all.put("autovacuum", "off");
        all.put("max_wal_size", "4GB");
        all.put("min_wal_size", "80MB");
        all.put("work_mem", "384MB");
        all.put("maintenance_work_mem", "768MB");
        all.put("max_parallel_maintenance_workers", "2");
        return all;
    }
}
