package io.cardradar.analytics.archive;

import io.cardradar.analytics.archive.EventLines.Sum;
import io.cardradar.analytics.partitions.Bones;
import io.cardradar.analytics.partitions.EventPartitions;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.Tenancy;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings a range of events back: into a table beside, object by object, each of which is checked;
 * when all are there, and are what was archived, the table becomes a partition. It goes on where it
 * was cut off.
 */
@Singleton
class RestoreArchive {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreArchive.class);

    private final ArchiveTable archives;
    private final ChunkTable chunks;
    private final EventLines lines;
    private final ArchiveStore store;
    private final EventSql sql;
    private final EventPartitions partitions;

    RestoreArchive(
            ArchiveTable archives,
            ChunkTable chunks,
            EventLines lines,
            ArchiveStore store,
            EventSql sql,
            EventPartitions partitions) {
        this.archives = archives;
        this.chunks = chunks;
        this.lines = lines;
        this.store = store;
        this.sql = sql;
        this.partitions = partitions;
    }

    /** Takes an archive from {@code restoring} to {@code restored}. */
    void run(EventArchive archive) {
        if (partitions.isDefaultCrowded()) {
            throw new IllegalStateException(
                    "The default partition holds many events; first split it");
        }
        String table = "event_restore_" + archive.id().toString().replace("-", "");
        sql.briefly(() -> prepare(archive, table));
        List<Chunk> missing = new ArrayList<>();
        sql.forAll(() -> missing.addAll(chunks.notRestored(archive.id())));
        missing.forEach(chunk -> load(archive, chunk, table));
        check(archive, table);
        sql.forAll(() -> sql.execute("ANALYZE " + Bones.quoted(table)));
        sql.briefly(() -> attach(archive, table));
        LOG.info("The events of {} are in the database again", archive.partition());
    }

    private void prepare(EventArchive archive, String table) {
        if (!sql.exists(table)) {
            Bones.create(sql, table, archive.range());
            chunks.forgetRestored(archive.id());
        }
    }

    private void load(EventArchive archive, Chunk chunk, String table) {
        byte[] object =
                store.get(chunk.tenant(), chunk.path())
                        .orElseThrow(() -> new ArchiveBroken("there is no " + chunk.path()));
        String[] rows = PackedLines.open(chunk, object).toArray(String[]::new);
        Tenancy.run(
                chunk.tenant(),
                () ->
                        sql.inTransaction(() -> {
                            lines.unpack(rows, table, archive.columns());
                            chunks.restored(chunk);
                            return true;
                        }));
    }

    /** A table that is not what was archived is thrown away. */
    private void check(EventArchive archive, String table) {
        List<String> known = new ArrayList<>();
        List<Sum> sums = new ArrayList<>();
        sql.forAll(() -> {
            known.addAll(sql.eventColumns());
            sums.add(Sum.of(chunks.verified(archive.id())));
            boolean same = known.containsAll(archive.columns());
            // Where a column is gone, rows cannot be compared: their number has to do.
            Sum there = lines.sum(table, same ? archive.columns() : List.of("id"));
            sums.add(same ? there : new Sum(there.events(), sums.getFirst().digest()));
        });
        if (!sums.getFirst().equals(sums.getLast())) {
            sql.briefly(() -> sql.execute("DROP TABLE " + Bones.quoted(table)));
            throw new ArchiveBroken("%s was restored as %s".formatted(archive.partition(), sums));
        }
    }

    private void attach(EventArchive archive, String table) {
        sql.execute(Bones.ONE_AT_A_TIME);
        if (partitions.overlapsAny(archive.range())) {
            throw new IllegalStateException("There is a partition of that time already");
        }
        Bones.attach(sql, table, archive.range());
        sql.execute(
                "ALTER TABLE %s RENAME TO %s"
                        .formatted(Bones.quoted(table), Bones.quoted(archive.partition())));
        archives.move(archive.id(), ArchiveState.RESTORING, ArchiveState.RESTORED);
    }
}
