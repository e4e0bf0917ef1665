package io.cardradar.app.cards;

import io.cardradar.kernel.Problem;

import org.jspecify.annotations.Nullable;

/** Which version of a card an edit was made on: its entity tag, RFC 9110 §8.8.3. */
public record CardVersion(String entityTag) {
    /** Any version: the {@code If-Match} of those who overwrite knowingly. */
    private static final String ANY = "*";

    static CardVersion of(Card card) {
        return of(card.version());
    }

    private static CardVersion of(int version) {
        return new CardVersion('"' + Integer.toString(version) + '"');
    }

    /**
     * Reads an {@code If-Match} header, which an edit cannot do without.
     *
     * @throws Problem.Outdated {@code card.etag_required}
     */
    static CardVersion ifMatch(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new Problem.Outdated(
                    "card.etag_required", "Send the ETag that you have read as If-Match");
        }
        return new CardVersion(header.strip());
    }

    /**
     * Refuses an edit of another version.
     *
     * @throws Problem.Outdated {@code card.outdated}
     */
    void require(int current) {
        if (!entityTag.equals(ANY) && !equals(of(current))) {
            throw outdated();
        }
    }

    static Problem.Outdated outdated() {
        return new Problem.Outdated("card.outdated", "This card has been changed since: read it");
    }
}
