package io.cardradar.analytics.visitors.visits;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.UuidOrder;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * How a visitor came: the earliest event of a visit that says a scene or a share; where none does,
 * the earliest event. Of two at the same instant, the one with the smaller id.
 *
 * @param event the event that says it
 * @param scene WeChat's number for the way in
 * @param share the share token that led here
 */
public record WayIn(
        Instant at,
        UUID event,
        @Nullable CardId card,
        @Nullable Integer scene,
        @Nullable String share) {
    /** The best first, as {@link VisitDerivation} sorts them. */
    static final Comparator<WayIn> ORDER =
            Comparator.comparing((WayIn way) -> !way.saysSource())
                    .thenComparing(WayIn::at)
                    .thenComparing(WayIn::event, UuidOrder.BYTES);

    static WayIn of(StoredEvent event) {
        return new WayIn(
                event.occurredAt(), event.id(), event.card(), event.scene(), event.share());
    }

    static WayIn better(WayIn one, WayIn other) {
        return ORDER.compare(one, other) <= 0 ? one : other;
    }

    private boolean saysSource() {
        return scene != null || share != null;
    }
}
