package io.cardradar.app.cards;

import io.cardradar.app.identity.PhoneProof;
import io.cardradar.app.identity.SharedPhones;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.time.Clock;

/**
 * Exchanging contacts (交换名片): a visitor gives the salesperson a phone number that WeChat has
 * verified, and sees in return the fields of the card that are kept for this.
 */
@Singleton
class ContactExchanges {
    private final Cards cards;
    private final ExchangeRepository exchanges;
    private final SharedPhones phones;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ContactExchanges(
            Cards cards,
            ExchangeRepository exchanges,
            SharedPhones phones,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.cards = cards;
        this.exchanges = exchanges;
        this.phones = phones;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Gives the caller's phone number to the owner of a card. Doing it again passes the number on
     * again, for it may have changed.
     *
     * @return the card as the caller sees it from now on
     * @throws Problem.NotFound {@code card.not_found} when the caller does not see the card
     */
    SeenCard exchange(Caller visitor, CardId id, PhoneProof proof) {
        EmployeeId owner = cards.published(visitor, id).owner();
        // Before the transaction begins: WeChat may take seconds, and its code works only once.
        String phone = phones.read(visitor, proof);
        transactions.executeWrite(status -> {
            exchanges.remember(visitor.tenant(), owner, visitor.id(), id, clock.instant());
            phones.share(visitor, owner, phone);
            return true;
        });
        return cards.seen(visitor, id);
    }
}
