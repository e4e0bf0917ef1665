package io.cardradar.app.cards;

import io.cardradar.app.cards.ShareRow.SharerKind;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Idempotency;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/**
 * Shares of cards. WeChat does not say whether a share was sent; an open that carries its token is
 * the proof.
 */
@Singleton
class Shares {
    /**
     * 128 bits: nobody guesses one. 22 characters in base64: fits {@code scene}, which takes 32.
     */
    private static final int TOKEN_BYTES = 16;

    private static final String OWN_CODE = "code";

    private final ShareRepository shares;
    private final Cards cards;
    private final Idempotency idempotency;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Shares(ShareRepository shares, Cards cards, Idempotency idempotency, Clock clock) {
        this.shares = shares;
        this.cards = cards;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Makes a token for one share, once for one idempotency key.
     *
     * @throws Problem.Invalid {@code share.unknown_parent} unless the parent is a share of this
     *     card
     */
    @Transactional
    String share(Caller caller, CardId card, NewShare share, @Nullable String idempotencyKey) {
        cards.published(caller, card);
        requireParent(caller.tenant(), card, share.parent());
        return idempotency.once(
                caller,
                idempotencyKey,
                card + " " + share,
                () -> shares.save(row(caller, card, share)).token());
    }

    private void requireParent(TenantId tenant, CardId card, @Nullable String parent) {
        if (parent == null) {
            return;
        }
        CardId parentCard = shares.find(tenant, parent).map(ShareRow::cardId).orElse(null);
        if (!card.equals(parentCard)) {
            throw new Problem.Invalid(
                    "share.unknown_parent", "The parent is no share of this card");
        }
    }

    /**
     * A share that the caller has made of this card.
     *
     * @throws Problem.Invalid {@code share.not_yours}
     */
    ShareRow requireOwn(Caller caller, CardId card, String token) {
        return shares.find(caller.tenant(), token)
                .filter(share -> share.cardId().equals(card))
                .filter(share -> share.sharerId().equals(caller.id()))
                .orElseThrow(() ->
                        new Problem.Invalid(
                                "share.not_yours", "The caller made no such share of this card"));
    }

    private ShareRow row(Caller caller, CardId card, NewShare share) {
        return new ShareRow(
                caller.tenant(),
                newToken(),
                card,
                caller.isEmployee() ? SharerKind.EMPLOYEE : SharerKind.VISITOR,
                caller.id(),
                share.parent(),
                share.channel(),
                false,
                clock.instant());
    }

    /**
     * The share behind a {@code scene}.
     *
     * @throws Problem.NotFound {@code share.not_found}, also for a card that nobody may see
     */
    ShareRow resolve(TenantId tenant, String token) {
        return shares.findOpen(tenant, token)
                .orElseThrow(() ->
                        new Problem.NotFound("share.not_found", "No card is behind this scene"));
    }

    /** The token that the card's own code carries for ever; its sharer is the owner. */
    @Transactional
    String permanentToken(TenantId tenant, PublishedCard card) {
        return shares.permanentToken(tenant, card.id()).orElseGet(() -> addPermanent(tenant, card));
    }

    private String addPermanent(TenantId tenant, PublishedCard card) {
        UUID owner = card.owner().value();
        shares.savePermanent(
                new ShareRow(
                        tenant,
                        newToken(),
                        card.id(),
                        SharerKind.EMPLOYEE,
                        owner,
                        null,
                        OWN_CODE,
                        true,
                        clock.instant()));
        return shares.permanentToken(tenant, card.id()).orElseThrow();
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
