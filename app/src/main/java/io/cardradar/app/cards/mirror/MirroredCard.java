package io.cardradar.app.cards.mirror;

import io.cardradar.app.cards.CardContent;
import io.cardradar.app.cards.PublishedCard;
import io.cardradar.app.storage.DocumentKey;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A card as {@code GET /v1/cards/{id}} shows it to a visitor: nothing in it is for anybody's eyes
 * alone.
 */
@Serdeable
record MirroredCard(
        UUID ownerId, CardContent published, List<String> afterExchange, Instant publishedAt) {
    static final String COLLECTION = "cardradar_cards";

    static MirroredCard of(PublishedCard card) {
        return new MirroredCard(
                card.owner().value(), card.content(), card.afterExchange(), card.publishedAt());
    }

    static DocumentKey key(TenantId tenant, CardId card) {
        return new DocumentKey(tenant, COLLECTION, card.toString());
    }
}
