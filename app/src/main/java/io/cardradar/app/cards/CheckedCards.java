package io.cardradar.app.cards;

import io.cardradar.app.contentcheck.CheckedSubject;
import io.cardradar.app.contentcheck.Material;
import io.cardradar.app.contentcheck.Ruling;
import io.cardradar.app.contentcheck.SubjectKind;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.UUID;

/** The texts of cards as WeChat and managers look at them. */
@Singleton
class CheckedCards implements CheckedSubject {
    private final PublicationRepository publications;
    private final Cards cards;

    CheckedCards(PublicationRepository publications, Cards cards) {
        this.publications = publications;
        this.cards = cards;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.CARD;
    }

    @Override
    public Optional<Material> material(TenantId tenant, UUID subject, UUID check) {
        return publications
                .find(tenant, new CardId(subject))
                .filter(publication -> publication.checkId().equals(check))
                .map(publication ->
                        new Material.Text(CardTexts.of(publication.content()).joined()));
    }

    /** A ruling on an earlier wish has no say any more. */
    @Override
    public void ruled(TenantId tenant, UUID subject, UUID check, Ruling ruling) {
        publications
                .lock(tenant, new CardId(subject))
                .filter(publication -> publication.checkId().equals(check))
                .ifPresent(publication -> apply(publication, ruling));
    }

    private void apply(PublicationRow publication, Ruling ruling) {
        boolean shown = publication.state() == PublicationState.published;
        switch (ruling) {
            case ALLOWED -> {
                if (!shown) {
                    cards.show(publication.tenantId(), publication.cardId(), publication.content());
                    move(publication, PublicationState.published);
                }
            }
            case HELD -> {}
            case REFUSED -> {
                if (shown) {
                    cards.withdraw(publication.tenantId(), publication.cardId());
                }
                move(publication, PublicationState.refused);
            }
        }
    }

    private void move(PublicationRow publication, PublicationState state) {
        publications.moveTo(publication.tenantId(), publication.cardId(), state.name());
    }
}
