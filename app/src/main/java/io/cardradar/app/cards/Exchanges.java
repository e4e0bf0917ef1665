package io.cardradar.app.cards;

import io.cardradar.app.identity.SharedPhones;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Outbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.time.Instant;

/** Keeps that contacts were exchanged, and tells everybody whom it concerns. */
@Singleton
class Exchanges {
    private final ExchangeRepository exchanges;
    private final SharedPhones phones;
    private final Outbox outbox;
    private final NewId ids;
    private final Clock clock;

    Exchanges(
            ExchangeRepository exchanges,
            SharedPhones phones,
            Outbox outbox,
            NewId ids,
            Clock clock) {
        this.exchanges = exchanges;
        this.phones = phones;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param phone of the visitor, as {@link io.cardradar.kernel.Phone#normalised}
     */
    @Transactional
    void remember(Caller visitor, PublishedCard card, String phone) {
        Instant now = clock.instant();
        exchanges.remember(visitor.tenant(), card.owner(), visitor.id(), card.id(), now);
        phones.share(visitor, card.owner(), phone);
        outbox.add(
                visitor.tenant(),
                CardExchanged.TOPIC,
                new CardExchanged(
                        ids.next(), visitor.id(), visitor.appId(), card.id().value(), now));
    }
}
