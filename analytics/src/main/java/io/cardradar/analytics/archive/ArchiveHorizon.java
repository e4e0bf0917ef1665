package io.cardradar.analytics.archive;

import io.cardradar.analytics.events.EventHorizon;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.Optional;

/** What follows from events that were taken out of the database cannot be computed anew. */
@Singleton
class ArchiveHorizon implements EventHorizon {
    private final EventArchives archives;

    ArchiveHorizon(EventArchives archives) {
        this.archives = archives;
    }

    @Override
    public Optional<Instant> completeSince() {
        return Optional.of(archives.completeSince()).filter(time -> time.isAfter(Instant.EPOCH));
    }
}
