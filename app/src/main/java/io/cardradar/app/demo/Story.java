package io.cardradar.app.demo;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Subject;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one made-up visitor did, oldest first.
 *
 * @param card the one that the visitor keeps coming back to
 * @param journey the stages that the visitor came through as a customer
 */
record Story(VisitorId visitor, CardId card, List<Act> acts, List<String> journey) {
    /**
     * One event to be.
     *
     * @param scene how the visitor came; null unless the act begins a visit
     */
    record Act(
            UUID id,
            EventType type,
            Instant at,
            CardId card,
            @Nullable Subject subject,
            int dwellMs,
            @Nullable Integer scene) {}
}
