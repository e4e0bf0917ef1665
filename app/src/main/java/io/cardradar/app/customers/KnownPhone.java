package io.cardradar.app.customers;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A phone as the tables hold it, both in Base64.
 *
 * @param sealed encrypted
 * @param hash for comparing
 * @param verifiedAt when the customer gave it through WeChat; null when somebody typed it
 */
record KnownPhone(String sealed, String hash, @Nullable Instant verifiedAt) {
    /** One that the customer gave beats one that somebody typed; the one given last counts. */
    static @Nullable KnownPhone best(List<KnownPhone> phones) {
        return phones.stream()
                .filter(phone -> phone.verifiedAt != null)
                .max(Comparator.comparing(phone -> Objects.requireNonNull(phone.verifiedAt)))
                .orElse(phones.isEmpty() ? null : phones.getFirst());
    }

    static boolean same(@Nullable KnownPhone one, @Nullable KnownPhone other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.hash.equals(other.hash) && Objects.equals(one.verifiedAt, other.verifiedAt);
    }
}
