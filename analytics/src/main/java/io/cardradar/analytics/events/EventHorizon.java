package io.cardradar.analytics.events;

import java.time.Instant;
import java.util.Optional;

/**
 * How far back the events in the database are complete. Where there is no such bean, they all are.
 */
public interface EventHorizon {
    /**
     * Every event whose id is of this time or later is in the database. Empty as long as no event
     * was taken out of it.
     */
    Optional<Instant> completeSince();
}
