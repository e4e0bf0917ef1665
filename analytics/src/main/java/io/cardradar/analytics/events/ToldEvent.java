package io.cardradar.analytics.events;

/**
 * What projections are told of an event.
 *
 * @param times 1 for an event that happened; 0 when a stay has become longer by the event's dwell
 */
public record ToldEvent(StoredEvent event, int times) {}
