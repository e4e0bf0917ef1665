package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A person known to a company.
 *
 * @param name null as long as nobody has given one: WeChat does not
 * @param shownAs what lists call the customer, with or without a name
 * @param phone as {@link io.cardradar.kernel.Phone#normalised}; not for everybody's eyes
 * @param phoneVerifiedAt when the customer gave the phone through WeChat; null when somebody typed
 *     it
 * @param formerPhone the typed one that the customer's own has replaced
 * @param source how the customer came: {@code share}, {@code scene:<number>} or {@code direct}
 * @param version counts the edits, from 1
 */
public record Customer(
        CustomerId id,
        @Nullable String name,
        String shownAs,
        @Nullable String company,
        @Nullable String position,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Instant phoneVerifiedAt,
        @Nullable String formerPhone,
        String source,
        int version,
        Instant createdAt) {
    /** Leaves personal data out, so that no log has it. */
    @Override
    public String toString() {
        return "Customer[" + id + "]";
    }
}
