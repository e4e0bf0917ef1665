package io.cardradar.analytics.ingest;

import io.cardradar.kernel.CardId;

import jakarta.inject.Singleton;

/** Finds whose card it is. Another company's card is as unknown as one that never was. */
@Singleton
class FindOwner implements Step {
    private final CardOwners owners;

    FindOwner(CardOwners owners) {
        this.owners = owners;
    }

    /** Whether this step would answer from memory. */
    boolean isAtHand(IncomingEvent event, Batch batch) {
        CardId card = event.card();
        return card == null || owners.isAtHand(batch.sender().tenant(), card);
    }

    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        CardId card = event.card();
        if (card == null) {
            if (event.type().needsCard()) {
                throw new Rejected(
                        DropReason.CARD_REQUIRED, event.type().wireName() + " needs a cardId");
            }
            return event;
        }
        return owners.ownerOf(batch.sender().tenant(), card)
                .map(event::ownedBy)
                .orElseThrow(() ->
                        new Rejected(DropReason.UNKNOWN_CARD, "No published card has this id"));
    }
}
