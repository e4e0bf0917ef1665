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
 */
public record CardEvent(StoredEvent event, EmployeeId employee, long nth) {
    public TenantId tenant() {
        return event.tenant();
    }

    public VisitorId visitor() {
        return event.visitor();
    }
}
