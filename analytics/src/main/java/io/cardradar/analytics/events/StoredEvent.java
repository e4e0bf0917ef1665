package io.cardradar.analytics.events;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A visitor's event as it was committed.
 *
 * @param occurredAt corrected for the client's clock
 * @param employee the card's owner when it happened; null for a session that has not reached a card
 * @param dwellMs time spent, already capped; 0 where the client gave none
 * @param scene WeChat's number for the way in; null where the client gave none
 * @param share the share token that led here; null where there was none
 */
public record StoredEvent(
        TenantId tenant,
        UUID id,
        EventType type,
        Instant occurredAt,
        VisitorId visitor,
        @Nullable EmployeeId employee,
        @Nullable CardId card,
        @Nullable Subject subject,
        int dwellMs,
        @Nullable Integer scene,
        @Nullable String share) {
    /** The same event with another dwell. */
    public StoredEvent dwelling(int millis) {
        return new StoredEvent(
                tenant,
                id,
                type,
                occurredAt,
                visitor,
                employee,
                card,
                subject,
                millis,
                scene,
                share);
    }
}
