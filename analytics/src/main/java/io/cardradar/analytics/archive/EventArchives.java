package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The archives of events, for whoever runs the service: across all companies. */
@Singleton
public class EventArchives {
    private final ArchiveTable archives;
    private final ChunkTable chunks;
    private final EventSql sql;
    private final Clock clock;

    EventArchives(ArchiveTable archives, ChunkTable chunks, EventSql sql, Clock clock) {
        this.archives = archives;
        this.chunks = chunks;
        this.sql = sql;
        this.clock = clock;
    }

    /** An archive, and how much of it is done. */
    public record Described(EventArchive archive, ArchiveProgress progress) {}

    /** All of them, the latest events first. */
    public List<Described> list() {
        return Tenancy.ofAll(() ->
                sql.inTransaction(() -> archives.all().stream().map(this::described).toList()));
    }

    /**
     * One of them.
     *
     * @throws Problem.NotFound {@code event_archive.not_found}
     */
    public Described get(UUID id) {
        return Tenancy.ofAll(() -> sql.inTransaction(() -> described(find(id))));
    }

    /**
     * Has the events brought back, and kept for a while. Asking again keeps them longer.
     *
     * @throws Problem.NotFound {@code event_archive.not_found}
     * @throws Problem.Conflict {@code event_archive.not_archived} while the events have not left
     */
    public Described restore(UUID id, Duration keep) {
        return Tenancy.ofAll(() ->
                sql.inTransaction(() -> {
                    switch (find(id).state()) {
                        case ARCHIVED ->
                                archives.move(id, ArchiveState.ARCHIVED, ArchiveState.RESTORING);
                        case RESTORING, RESTORED -> {}
                        case WRITING, VERIFIED, DETACHED, REPLACED ->
                                throw new Problem.Conflict(
                                        "event_archive.not_archived",
                                        "The events of this archive are not in the store alone");
                    }
                    archives.keepUntil(id, clock.instant().plus(keep));
                    return described(find(id));
                }));
    }

    /**
     * From when on all events are in the database: what is older cannot be counted anew. The
     * beginning of time while nothing has been archived.
     */
    public Instant completeSince() {
        return Tenancy.ofAll(() ->
                sql.inTransaction(
                        () -> Objects.requireNonNullElse(archives.lastDetached(), Instant.EPOCH)));
    }

    private EventArchive find(UUID id) {
        return archives.find(id)
                .orElseThrow(() ->
                        new Problem.NotFound(
                                "event_archive.not_found", "There is no such archive"));
    }

    private Described described(EventArchive archive) {
        return new Described(archive, chunks.progress(archive.id()));
    }
}
