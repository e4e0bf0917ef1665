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
    static PublishedCard of(Card card) {
        CardContent content = card.published();
        if (content == null) {
            throw new Problem.Conflict("card.not_published", "This card is a draft so far");
        }
        return new PublishedCard(
                card.id(),
                card.owner(),
                content.forVisitors(),
                content.afterExchange(),
                Objects.requireNonNull(card.publishedAt()));
    }
}
