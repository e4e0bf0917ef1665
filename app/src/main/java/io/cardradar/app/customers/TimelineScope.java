package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;

import java.util.List;
import java.util.UUID;

/**
 * What of a customer's history a caller may see.
 *
 * @param owners at least one
 */
record TimelineScope(CustomerId customer, List<UUID> owners) {
    /** The histories of these relationships of one customer. */
    static TimelineScope of(List<Relationship> seen) {
        return new TimelineScope(
                seen.getFirst().customer(),
                seen.stream().map(relationship -> relationship.owner().value()).toList());
    }
}
