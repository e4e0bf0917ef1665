package io.cardradar.app.cards;

import io.cardradar.app.storage.Files;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.UUID;

/**
 * The pictures of published cards. A picture that was rejected after the card was published shows
 * no more, because what a card keeps is the file and never its address.
 */
@Singleton
class Portraits {
    private final Files files;

    Portraits(Files files) {
        this.files = files;
    }

    /** What others see of a card, with a link to its picture if that may be shown. */
    SeenCard in(TenantId tenant, SeenCard seen) {
        return switch (seen) {
            case SeenCard.Whole whole -> whole;
            case SeenCard.Front front -> new SeenCard.Front(in(tenant, front.card()));
        };
    }

    private PublishedCard in(TenantId tenant, PublishedCard card) {
        UUID avatar = card.content().avatarFile();
        if (avatar == null) {
            return card;
        }
        return new PublishedCard(
                card.id(),
                card.owner(),
                card.content().withAvatar(link(tenant, avatar)),
                card.afterExchange(),
                card.publishedAt());
    }

    private @Nullable String link(TenantId tenant, UUID avatar) {
        try {
            return files.link(tenant, avatar).map(URI::toString).orElse(null);
        } catch (Problem.Upstream e) {
            return null; // a card without its picture is better than none
        }
    }
}
