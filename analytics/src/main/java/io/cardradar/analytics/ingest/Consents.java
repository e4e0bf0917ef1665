package io.cardradar.analytics.ingest;

import io.cardradar.kernel.TenantId;

import java.util.UUID;

/**
 * Who does not want to be followed. Asked for every event of a visitor: an implementation answers
 * from memory as a rule, and may be behind the tables by half a minute where the change was made on
 * another node.
 */
public interface Consents {
    /**
     * Whether a visitor has withdrawn the consent to be followed; false for whoever never said
     * anything. Thread-safe; needs no tenancy of its caller's.
     */
    boolean isWithdrawn(TenantId tenant, UUID visitor);

    /** Whether the answer for a visitor is in memory, so that asking does not wait. Thread-safe. */
    boolean isAtHand(TenantId tenant, UUID visitor);
}
