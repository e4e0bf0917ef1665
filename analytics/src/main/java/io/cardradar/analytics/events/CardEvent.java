package io.cardradar.analytics.events;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

/**
 * A visitor's event on a salesperson's card, counted.
 *
 * @param employee the card's owner
 * @param nth the how manieth event of this type by this visitor on this salesperson's card and
 *     subject, from 1
 * @param times 1 for an event that happened; 0 for a heartbeat that only makes the dwell of an
 *     event longer, whose {@code dwellMs} is what it adds
 */
public record CardEvent(StoredEvent event, EmployeeId employee, long nth, int times) {
    public TenantId tenant() {
        return event.tenant();
    }

    public VisitorId visitor() {
        return event.visitor();
    }
}
