package io.cardradar.app.radar;

import io.cardradar.app.radar.RadarViews.ItemView;
import io.cardradar.app.radar.notices.SignalViews.SignalView;
import io.micronaut.serde.annotation.Serdeable;

/**
 * One message of the stream that carries nothing but its type.
 *
 * @param type {@code hello} once at the start, {@code pong} for a {@code ping}
 * @param cursor where to resume after a break: everything up to it has been sent
 */
@Serdeable
record StreamMessage(String type, String cursor) {
    /** A message with an item. */
    @Serdeable
    record OfItem(String type, String cursor, ItemView data) {}

    /** A message with something that rings. */
    @Serdeable
    record OfSignal(String type, String cursor, SignalView data) {}
}
