package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A card as visitors see it.
 *
 * @param content without the fields that they may not see
 * @param afterExchange the fields that they get for a phone number, by their JSON names
 */
public record PublishedCard(
        CardId id,
        EmployeeId owner,
        CardContent content,
        List<String> afterExchange,
        Instant publishedAt) {
    /** As every visitor sees it. */
    static PublishedCard of(Card card) {
        CardContent content = published(card);
        return of(card, content.forVisitors(), content.afterExchange());
    }

    /** As a visitor sees it who has given the owner a phone number. */
    static PublishedCard ofExchanged(Card card) {
        return of(card, published(card).forExchanged(), List.of());
    }

    private static CardContent published(Card card) {
        CardContent content = card.published();
        if (content == null) {
            throw new Problem.Conflict("card.not_published", "This card is a draft so far");
        }
        return content;
    }

    private static PublishedCard of(Card card, CardContent content, List<String> afterExchange) {
        return new PublishedCard(
                card.id(),
                card.owner(),
                content,
                afterExchange,
                Objects.requireNonNull(card.publishedAt()));
    }
}
