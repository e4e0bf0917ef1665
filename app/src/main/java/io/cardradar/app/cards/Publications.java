package io.cardradar.app.cards;

import io.cardradar.app.contentcheck.ContentChecks;
import io.cardradar.app.contentcheck.Judgement;
import io.cardradar.app.contentcheck.NewCheck;
import io.cardradar.app.contentcheck.SubjectKind;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Wishes to publish cards, and the transactions that grant or hold them. */
@Singleton
class Publications {
    private final PublicationRepository publications;
    private final Cards cards;
    private final ContentChecks checks;
    private final Clock clock;

    Publications(
            PublicationRepository publications, Cards cards, ContentChecks checks, Clock clock) {
        this.publications = publications;
        this.cards = cards;
        this.checks = checks;
        this.clock = clock;
    }

    Optional<PublicationState> stateOf(TenantId tenant, CardId card) {
        return publications.find(tenant, card).map(PublicationRow::state);
    }

    /** Shows a card that nobody checks. An earlier wish that still waits has no say any more. */
    @Transactional
    Publication publishUnchecked(Caller caller, Card card) {
        publications.forget(caller.tenant(), card.id());
        return new Publication(cards.publish(caller, card), null);
    }

    /** Shows a card that has passed, or for whose check nobody waits. */
    @Transactional
    Publication publish(Caller caller, Card card, Judgement judgement) {
        Card published = cards.publish(caller, card);
        return keep(caller, published, judgement, PublicationState.published);
    }

    /** Holds a card back until its check has an outcome. */
    @Transactional
    Publication hold(Caller caller, Card card, Judgement judgement) {
        return keep(caller, card, judgement, PublicationState.held);
    }

    private Publication keep(
            Caller caller, Card card, Judgement judgement, PublicationState state) {
        UUID check =
                checks.request(
                        caller.tenant(),
                        new NewCheck(SubjectKind.CARD, card.id().value(), caller.id()),
                        judgement);
        publications.keep(
                new PublicationRow(
                        caller.tenant(), card.id(), check, state, card.draft(), clock.instant()));
        return new Publication(card, state);
    }
}
