package io.cardradar.analytics.shares;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A share of the card.
 *
 * @param channel where it was to go, in a word of the client's
 * @param parent the token by which the sharer says to have come
 */
record Share(String token, Sharer sharer, String channel, @Nullable String parent, Instant madeAt) {
    /**
     * Who shared.
     *
     * @param person the customer who the visitor is, or the visitor who is none; an employee
     * @param visitor the visitor; the employee
     */
    record Sharer(boolean employee, UUID person, UUID visitor) {}
}
