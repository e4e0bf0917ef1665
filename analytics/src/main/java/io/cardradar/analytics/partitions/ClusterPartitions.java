package io.cardradar.analytics.partitions;

import io.cardradar.analytics.partitions.CopyOfPartition.Target;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;

/**
 * Writes closed partitions anew in the order in which timelines read them. As events arrive, those
 * of one visitor lie pages apart, and a cold timeline reads a page for each of them; together they
 * lie on a few. Late events are added behind, which spoils little.
 */
@Singleton
class ClusterPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterPartitions.class);

    private final EventPartitions partitions;
    private final EventSql sql;
    private final JdbcOperations jdbc;
    private final Lease lease;

    ClusterPartitions(EventPartitions partitions, EventSql sql, JdbcOperations jdbc, Lease lease) {
        this.partitions = partitions;
        this.sql = sql;
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /** Clusters what ended before a time and is not clustered yet. */
    void run(Instant endedBefore) {
        for (EventPartition each : partitions.all()) {
            if (partitions.isDefaultCrowded()) {
                LOG.warn("The default partition holds many events: nothing is clustered before");
                return;
            }
            if (!each.clustered() && !each.range().to().isAfter(endedBefore)) {
                lease.run(Lease.Kind.REWRITE, () -> cluster(each));
            }
        }
    }

    /**
     * Lets PostgreSQL freeze what ended before a time and is never to be clustered; each once, as
     * the lock for it would stop a vacuum that is under way.
     */
    void leave(Instant endedBefore) {
        partitions.all().stream()
                .filter(each -> each.unfrozen() && !each.range().to().isAfter(endedBefore))
                .forEach(each ->
                        sql.briefly(() ->
                                sql.execute(
                                        "ALTER TABLE %s RESET (%s)"
                                                .formatted(
                                                        Bones.quoted(each.table()),
                                                        PartitionCatalog.FREEZING))));
    }

    private void cluster(EventPartition partition) {
        if (isEmpty(partition)) {
            return;
        }
        String copy = CopyOfPartition.newName();
        Target target =
                new Target(
                        copy,
                        partition.range().condition(),
                        "tenant_id, visitor_id, occurred_at, id");
        new CopyOfPartition(sql, jdbc, partition.table(), List.of(target))
                .run(() -> {
                    Bones.drop(sql, partition.table());
                    Bones.attach(sql, copy, partition.range());
                    sql.execute(
                            "ALTER TABLE %s RENAME TO %s"
                                    .formatted(
                                            Bones.quoted(copy), Bones.quoted(partition.table())));
                    sql.execute(
                            "COMMENT ON TABLE %s IS '%s'"
                                    .formatted(
                                            Bones.quoted(partition.table()),
                                            PartitionCatalog.CLUSTERED));
                });
        LOG.info("Clustered the partition {}", partition.table());
    }

    private boolean isEmpty(EventPartition partition) {
        boolean[] empty = {false};
        sql.forAll(() ->
                empty[0] =
                        sql.number(
                                        "SELECT count(*) FROM (SELECT FROM %s LIMIT 1) AS any_event"
                                                .formatted(Bones.quoted(partition.table())))
                                == 0);
        return empty[0];
    }
}
