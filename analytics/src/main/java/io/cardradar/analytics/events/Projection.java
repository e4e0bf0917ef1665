package io.cardradar.analytics.events;

import java.util.List;

/**
 * Something that is derived from events. Each event reaches each projection exactly once in effect:
 * the projections of a batch, and the mark that it is done, are one transaction.
 *
 * <p>Every bean of this type is called, lower {@link io.micronaut.core.annotation.Order} first.
 */
public interface Projection {
    /**
     * Applies a batch. The events may be of several tenants; they come sorted by tenant,
     * salesperson, visitor and time, so that writing in that order never deadlocks with another
     * node.
     */
    void apply(List<CardEvent> events);
}
