package io.cardradar.analytics.archive;

import io.cardradar.analytics.archive.ArchivePartitions.Duties;
import io.cardradar.analytics.partitions.EventPartitions;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.analytics.partitions.Lease;
import io.cardradar.app.testing.EventNode;
import io.micronaut.serde.ObjectMapper;

import java.util.List;

/** The jobs of a node over another store. */
record Archiving(EventNode node, ArchiveStore store) {
    ArchivePartitions archive() {
        ArchiveTable archives = node.bean(ArchiveTable.class);
        ChunkTable chunks = node.bean(ChunkTable.class);
        EventSql sql = node.bean(EventSql.class);
        WriteArchive write =
                new WriteArchive(
                        archives, chunks, lines(), store, sql, node.bean(ObjectMapper.class));
        DetachPartition detach =
                new DetachPartition(archives, chunks, lines(), store, sql, others());
        return new ArchivePartitions(
                node.bean(EventPartitions.class),
                archives,
                chunks,
                write,
                detach,
                node.bean(Duties.class));
    }

    RestoreEventsJob restore() {
        EventSql sql = node.bean(EventSql.class);
        RestoreArchive restore =
                new RestoreArchive(
                        node.bean(ArchiveTable.class),
                        node.bean(ChunkTable.class),
                        lines(),
                        store,
                        sql,
                        node.bean(EventPartitions.class));
        return new RestoreEventsJob(
                node.bean(ArchiveTable.class), restore, sql, node.bean(Lease.class));
    }

    private EventLines lines() {
        return node.bean(EventLines.class);
    }

    private List<PerEventRows> others() {
        return List.of(node.bean(PerEventRows.class));
    }
}
