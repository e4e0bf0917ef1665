package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The cards of a company as visitors see them, for those who show them elsewhere. A picture that is
 * a file of ours is left out: a link to it ends, and what is shown elsewhere stays.
 */
@Singleton
public class PublishedCards {
    private static final UUID FIRST = new UUID(0, 0);

    private final CardRepository cards;

    PublishedCards(CardRepository cards) {
        this.cards = cards;
    }

    /** Nothing if there is no such card, or none that visitors see. */
    public Optional<PublishedCard> find(TenantId tenant, CardId id) {
        return cards.find(tenant, id)
                .map(Card::of)
                .filter(card -> card.published() != null)
                .map(PublishedCards::lasting);
    }

    /**
     * Some of a company's published cards, by id.
     *
     * @param after the last card of the page before; null starts
     */
    public List<PublishedCard> page(TenantId tenant, @Nullable CardId after, int size) {
        UUID start = after == null ? FIRST : after.value();
        return cards.published(tenant, start, size).stream()
                .map(Card::of)
                .map(PublishedCards::lasting)
                .toList();
    }

    private static PublishedCard lasting(Card card) {
        PublishedCard seen = PublishedCard.of(card);
        return seen.content().avatarFile() == null
                ? seen
                : new PublishedCard(
                        seen.id(),
                        seen.owner(),
                        seen.content().withAvatar(null),
                        seen.afterExchange(),
                        seen.publishedAt());
    }
}
