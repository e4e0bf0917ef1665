package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.EventPartition;
import io.cardradar.analytics.partitions.EventPartitions;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.analytics.partitions.Lease;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Archives partitions step by step. Each step is noted when it is done, and begins with what the
 * database says: it may be cut off anywhere. Nothing leaves the database before all of it lies in
 * the store and was read back.
 */
@Singleton
class ArchivePartitions {
    private static final Logger LOG = LoggerFactory.getLogger(ArchivePartitions.class);

    private final EventPartitions partitions;
    private final ArchiveTable archives;
    private final ChunkTable chunks;
    private final WriteArchive write;
    private final DetachPartition detach;
    private final Duties duties;

    ArchivePartitions(
            EventPartitions partitions,
            ArchiveTable archives,
            ChunkTable chunks,
            WriteArchive write,
            DetachPartition detach,
            Duties duties) {
        this.partitions = partitions;
        this.archives = archives;
        this.chunks = chunks;
        this.write = write;
        this.detach = detach;
        this.duties = duties;
    }

    /** What every step needs of the machine. */
    @Singleton
    record Duties(EventSql sql, Lease lease, MeterRegistry metrics) {}

    /** Archives what ended before a time, unless another node is at it. */
    void run(Instant endedBefore) {
        duties.lease.run(
                Lease.Kind.ARCHIVE,
                () -> {
                    finish();
                    for (EventPartition each : partitions.all()) {
                        if (!each.range().to().isAfter(endedBefore)) {
                            archive(each);
                        }
                    }
                });
    }

    /** Finishes what has left the database already. */
    void finish() {
        in(ArchiveState.DETACHED).forEach(each -> attempt(each, detach::removeRest));
        in(ArchiveState.REPLACED).forEach(each -> attempt(each, detach::removeReplaced));
    }

    private void archive(EventPartition partition) {
        List<EventArchive> begun = new ArrayList<>();
        duties.sql.forAll(() -> {
            if (!archives.isKept(partition.range())) {
                begun.add(begin(partition));
            }
        });
        begun.forEach(each -> attempt(each, this::takeOut));
    }

    /** The archive that was begun already, or a new one. */
    private EventArchive begin(EventPartition partition) {
        List<String> columns = duties.sql.eventColumns();
        EventArchive archive =
                archives.unfinished(partition.range())
                        .orElseGet(
                                () -> archives.add(partition.table(), partition.range(), columns));
        return archive.columns().equals(columns) ? archive : restart(archive);
    }

    private EventArchive restart(EventArchive archive) {
        chunks.forgetVerified(archive.id());
        archives.restart(archive.id(), duties.sql.eventColumns());
        return archives.find(archive.id()).orElseThrow();
    }

    private void takeOut(EventArchive archive) {
        if (archive.state() == ArchiveState.WRITING) {
            write.run(archive);
        }
        try {
            detach.detach(archive);
        } catch (ArchiveBroken e) {
            duties.sql.forAll(() -> restart(archive));
            throw e;
        }
        detach.removeRest(archive);
        in(ArchiveState.REPLACED).forEach(each -> attempt(each, detach::removeReplaced));
    }

    /** A range that fails leaves the others their turn; it is tried again at the next run. */
    private void attempt(EventArchive archive, Consumer<EventArchive> step) {
        try {
            step.accept(archive);
        } catch (RuntimeException e) {
            LOG.error("The archive of {} goes no further for now", archive.partition(), e);
            duties.metrics.counter("cardradar.event.archive.failures").increment();
            String error = Objects.requireNonNullElse(e.getMessage(), e.getClass().getName());
            duties.sql.forAll(() -> archives.failed(archive.id(), error));
        }
    }

    private List<EventArchive> in(ArchiveState state) {
        List<EventArchive> found = new ArrayList<>();
        duties.sql.forAll(() -> found.addAll(archives.in(state)));
        return found;
    }
}
