package io.cardradar.app.customers;

import io.cardradar.kernel.Problem;

import org.jspecify.annotations.Nullable;

/** Which version of a customer an edit was made on: its entity tag, RFC 9110 §8.8.3. */
record CustomerVersion(String entityTag) {
    /** Any version: the {@code If-Match} of those who overwrite knowingly. */
    private static final String ANY = "*";

    static CustomerVersion of(int version) {
        return new CustomerVersion('"' + Integer.toString(version) + '"');
    }

    /**
     * Reads an {@code If-Match} header, which an edit cannot do without.
     *
     * @throws Problem.Outdated {@code customer.etag_required}
     */
    static CustomerVersion ifMatch(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new Problem.Outdated(
                    "customer.etag_required", "Send the ETag that you have read as If-Match");
        }
        return new CustomerVersion(header.strip());
    }

    /**
     * Refuses an edit of another version.
     *
     * @throws Problem.Outdated {@code customer.outdated}
     */
    void require(int current) {
        if (!entityTag.equals(ANY) && !equals(of(current))) {
            throw outdated();
        }
    }

    static Problem.Outdated outdated() {
        return new Problem.Outdated(
                "customer.outdated", "This customer has been changed since: read it");
    }
}
