package io.cardradar.app.radar;

import io.cardradar.analytics.events.StoredEvent;

/**
 * One item of a salesperson's radar.
 *
 * @param seq its number in this salesperson's radar, in the order of commits: the cursor of the
 *     live stream
 * @param nth the how manieth of its kind by this visitor
 */
record RadarItem(StoredEvent event, long seq, long nth) {}
