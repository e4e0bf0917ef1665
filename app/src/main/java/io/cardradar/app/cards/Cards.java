package io.cardradar.app.cards;

import io.cardradar.app.identity.DataScopes;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Idempotency;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.micronaut.context.event.ApplicationEventPublisher;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The salespeople's business cards, from draft to published. */
@Singleton
public class Cards {
    /** More than one for each of several businesses; few enough for a list without pages. */
    static final int MOST_OF_ONE_EMPLOYEE = 20;

    private final CardRepository cards;
    private final DataScopes scopes;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher<CardPublished> published;
    private final NewId ids;
    private final Clock clock;

    Cards(
            CardRepository cards,
            DataScopes scopes,
            Idempotency idempotency,
            ApplicationEventPublisher<CardPublished> published,
            NewId ids,
            Clock clock) {
        this.cards = cards;
        this.scopes = scopes;
        this.idempotency = idempotency;
        this.published = published;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Drafts a card of the caller's own, once for one idempotency key.
     *
     * @throws Problem.Conflict {@code card.too_many}
     */
    @Transactional
    public Card create(Caller caller, CardContent draft, @Nullable String idempotencyKey) {
        String id =
                idempotency.once(
                        caller, idempotencyKey, draft, () -> insert(caller, draft).toString());
        return ofOwner(caller, new CardId(UUID.fromString(id)));
    }

    private CardId insert(Caller caller, CardContent draft) {
        EmployeeId owner = caller.employee();
        if (cards.count(caller.tenant(), owner) >= MOST_OF_ONE_EMPLOYEE) {
            throw new Problem.Conflict(
                    "card.too_many", "An employee has at most " + MOST_OF_ONE_EMPLOYEE + " cards");
        }
        CardId id = new CardId(ids.next());
        Instant now = clock.instant();
        cards.save(new CardRow(caller.tenant(), id, owner, draft, null, 1, now, now, null));
        return id;
    }

    /**
     * The cards of one employee within the caller's data scope, oldest first.
     *
     * @throws Problem.NotFound {@code employee.not_found} outside of it
     */
    public List<Card> of(Caller caller, EmployeeId owner) {
        scopes.of(caller).require(owner);
        return cards.ofEmployee(caller.tenant(), owner, MOST_OF_ONE_EMPLOYEE).stream()
                .map(Card::of)
                .toList();
    }

    /**
     * A card as far as the caller may see it.
     *
     * @throws Problem.NotFound {@code card.not_found} when there is nothing for the caller to see
     */
    public SeenCard seen(Caller caller, CardId id) {
        Card card = find(caller, id);
        if (caller.isEmployee() && scopes.of(caller).covers(card.owner())) {
            return new SeenCard.Whole(card);
        }
        if (card.published() == null) {
            throw notFound();
        }
        return new SeenCard.Front(
                hasExchanged(caller, card)
                        ? PublishedCard.ofExchanged(card)
                        : PublishedCard.of(card));
    }

    private boolean hasExchanged(Caller caller, Card card) {
        return !caller.isEmployee() && cards.exchanged(caller.tenant(), card.owner(), caller.id());
    }

    /**
     * A card as visitors see it.
     *
     * @throws Problem.NotFound {@code card.not_found} as {@link #seen}
     * @throws Problem.Conflict {@code card.not_published} for those who see its draft
     */
    public PublishedCard published(Caller caller, CardId id) {
        return switch (seen(caller, id)) {
            case SeenCard.Front front -> front.card();
            case SeenCard.Whole whole -> PublishedCard.of(whole.card());
        };
    }

    /**
     * Changes the draft of the caller's own card.
     *
     * @param version what the caller has read
     * @throws Problem.Outdated {@code card.outdated} when somebody was faster
     * @throws Problem.Forbidden {@code card.not_yours} when the caller may see it, but not edit it
     */
    @Transactional
    public Card edit(
            Caller caller, CardId id, CardVersion version, UnaryOperator<CardContent> change) {
        Card card = ofOwner(caller, id);
        version.require(card.version());
        CardContent draft = change.apply(card.draft());
        if (cards.edit(caller.tenant(), id, card.version(), draft, clock.instant()) == 0) {
            throw CardVersion.outdated();
        }
        return ofOwner(caller, id);
    }

    /**
     * Shows the draft of the caller's own card to visitors, unchecked: {@link Publishing} checks.
     */
    @Transactional
    public Card publish(Caller caller, CardId id) {
        return publish(caller, ofOwner(caller, id));
    }

    /**
     * Shows a draft to visitors as the caller has read it.
     *
     * @throws Problem.Outdated {@code card.outdated} when it was changed since
     */
    @Transactional
    Card publish(Caller caller, Card read) {
        if (cards.publish(caller.tenant(), read.id(), read.version(), clock.instant()) == 0) {
            throw CardVersion.outdated();
        }
        published.publishEvent(new CardPublished(caller.tenant(), read.id()));
        return ofOwner(caller, read.id());
    }

    /** Shows visitors what the draft of a card was when it was checked. */
    @Transactional
    void show(TenantId tenant, CardId id, CardContent content) {
        cards.show(tenant, id, content, clock.instant());
        published.publishEvent(new CardPublished(tenant, id));
    }

    /** Shows visitors nothing of a card any more. */
    @Transactional
    void withdraw(TenantId tenant, CardId id) {
        cards.withdraw(tenant, id);
        published.publishEvent(new CardPublished(tenant, id));
    }

    /** The caller's own card. */
    Card ofOwner(Caller caller, CardId id) {
        return switch (seen(caller, id)) {
            case SeenCard.Whole whole when whole.card().owner().equals(caller.employee()) ->
                    whole.card();
            case SeenCard.Whole whole -> throw notYours();
            case SeenCard.Front front -> throw notYours();
        };
    }

    private Card find(Caller caller, CardId id) {
        return cards.find(caller.tenant(), id).map(Card::of).orElseThrow(Cards::notFound);
    }

    private static Problem notFound() {
        return new Problem.NotFound("card.not_found", "There is no such card");
    }

    private static Problem notYours() {
        return new Problem.Forbidden("card.not_yours", "Only its owner edits a card");
    }
}
