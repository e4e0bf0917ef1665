package io.cardradar.analytics.ingest;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import java.util.Optional;

/**
 * Whose card an event happened on. Asked for every batch of events: an implementation answers from
 * memory as a rule, and may be behind the tables by a minute where a card has another owner, and by
 * a second where a card has just been published.
 */
public interface CardOwners {
    /**
     * The salesperson whom a published card belongs to; nobody when the tenant has no such card or
     * it was never published. Thread-safe; needs no tenancy of its caller's.
     */
    Optional<EmployeeId> ownerOf(TenantId tenant, CardId card);

    /** Whether the answer for a card is in memory, so that asking does not wait. Thread-safe. */
    boolean isAtHand(TenantId tenant, CardId card);
}
