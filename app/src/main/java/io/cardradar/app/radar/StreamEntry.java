package io.cardradar.app.radar;

import io.cardradar.app.radar.notices.Signal;

import org.jspecify.annotations.Nullable;

/**
 * One number of a radar, as the stream tells it: an item, or something that rings.
 *
 * @param item null where there is a signal
 * @param signal null where there is an item
 */
record StreamEntry(long seq, @Nullable RadarItem item, @Nullable Signal signal) {}
