package io.cardradar.app.radar;

import io.cardradar.app.radar.RadarViews.ItemView;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/**
 * One message of the stream.
 *
 * @param type {@code hello} once at the start, {@code radar.item} for each item, {@code pong} for a
 *     {@code ping}
 * @param cursor where to resume after a break: everything up to it has been sent
 */
@Serdeable
record StreamMessage(String type, String cursor, @Nullable ItemView data) {}
