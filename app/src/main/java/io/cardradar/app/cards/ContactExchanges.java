package io.cardradar.app.cards;

import io.cardradar.app.identity.PhoneProof;
import io.cardradar.app.identity.SharedPhones;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;

/**
 * Exchanging contacts (交换名片): a visitor gives the salesperson a phone number that WeChat has
 * verified, and sees in return the fields of the card that are kept for this.
 */
@Singleton
class ContactExchanges {
    private final Cards cards;
    private final SharedPhones phones;
    private final Exchanges exchanges;

    ContactExchanges(Cards cards, SharedPhones phones, Exchanges exchanges) {
        this.cards = cards;
        this.phones = phones;
        this.exchanges = exchanges;
    }

    /**
     * Gives the caller's phone number to the owner of a card. Doing it again passes the number on
     * again, for it may have changed.
     *
     * @return the card as the caller sees it from now on
     * @throws Problem.NotFound {@code card.not_found} when the caller does not see the card
     */
    SeenCard exchange(Caller visitor, CardId id, PhoneProof proof) {
        PublishedCard card = cards.published(visitor, id);
        // Before the transaction begins: WeChat may take seconds, and its code works only once.
        String phone = phones.read(visitor, proof);
        exchanges.remember(visitor, card, phone);
        return cards.seen(visitor, id);
    }
}
