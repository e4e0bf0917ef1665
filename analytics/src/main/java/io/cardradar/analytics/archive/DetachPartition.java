package io.cardradar.analytics.archive;

import io.cardradar.analytics.archive.EventLines.Sum;
import io.cardradar.analytics.partitions.Bones;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a partition out of the database once its archive is proven to have all of it, and removes
 * what belonged to its events.
 */
@Singleton
class DetachPartition {
    private static final Logger LOG = LoggerFactory.getLogger(DetachPartition.class);

    private final ArchiveTable archives;
    private final ChunkTable chunks;
    private final EventLines lines;
    private final ArchiveStore store;
    private final EventSql sql;
    private final List<PerEventRows> others;

    DetachPartition(
            ArchiveTable archives,
            ChunkTable chunks,
            EventLines lines,
            ArchiveStore store,
            EventSql sql,
            List<PerEventRows> others) {
        this.archives = archives;
        this.chunks = chunks;
        this.lines = lines;
        this.store = store;
        this.sql = sql;
        this.others = others;
    }

    /**
     * Takes an archive from {@code verified} to {@code detached}.
     *
     * <p>The events are summed up while nobody can change them, and leave in the same transaction.
     * PostgreSQL does not detach concurrently beside a default partition; the lock that keeps
     * everybody out is taken last and held for milliseconds.
     *
     * @throws ArchiveBroken when the archive is not what the partition is; it is to be written anew
     */
    void detach(EventArchive archive) {
        String table = Bones.quoted(archive.partition());
        sql.forAll(() -> {
            sql.lockOrRetry("LOCK TABLE %s IN SHARE MODE".formatted(table));
            Sum archived = Sum.of(chunks.verified(archive.id()));
            Sum there = lines.sum(archive.partition(), archive.columns());
            if (!there.equals(archived) || !sql.eventColumns().equals(archive.columns())) {
                throw new ArchiveBroken(
                        "%s has %s, the archive %s"
                                .formatted(archive.partition(), there, archived));
            }
            sql.lockOrRetry(Bones.ONE_AT_A_TIME);
            sql.lockOrRetry(
                    "LOCK TABLE ONLY interaction_event, ONLY %s, ONLY interaction_event_default IN ACCESS EXCLUSIVE MODE"
                            .formatted(table));
            Bones.drop(sql, archive.partition());
            if (!archives.move(archive.id(), ArchiveState.VERIFIED, ArchiveState.DETACHED)) {
                throw new IllegalStateException("Somebody else is at work on this archive");
            }
        });
        LOG.info("The events of {} have left the database for the store", archive.partition());
    }

    /** Takes an archive from {@code detached} to {@code archived}. */
    void removeRest(EventArchive archive) {
        tenants(archive)
                .forEach(tenant -> others.forEach(each -> each.remove(tenant, archive.range())));
        sql.forAll(() -> {
            archives.move(archive.id(), ArchiveState.DETACHED, ArchiveState.ARCHIVED);
            archives.replaceOthers(archive);
        });
    }

    /** Removes an archive that a later one has replaced. */
    void removeReplaced(EventArchive archive) {
        tenants(archive).forEach(tenant -> store.delete(tenant, archive.manifestPath()));
        for (Chunk chunk : written(archive)) {
            store.delete(chunk.tenant(), chunk.path());
            sql.forAll(() -> chunks.delete(chunk));
        }
        sql.forAll(() -> archives.delete(archive.id()));
    }

    private List<TenantId> tenants(EventArchive archive) {
        return written(archive).stream().map(Chunk::tenant).distinct().toList();
    }

    private List<Chunk> written(EventArchive archive) {
        List<Chunk> written = new ArrayList<>();
        sql.forAll(() -> written.addAll(chunks.verified(archive.id())));
        return written;
    }
}
