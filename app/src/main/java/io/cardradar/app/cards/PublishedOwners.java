package io.cardradar.app.cards;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;

import io.cardradar.analytics.ingest.CardOwners;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.annotation.TransactionalEventListener;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Optional;

/** Tells ingest whose card is whose, from memory. */
@Singleton
class PublishedOwners implements CardOwners {
    private static final int MOST = 200_000;
    private static final Duration KNOWN = Duration.ofSeconds(60);

    /** A card that another node has just published must not be unknown for long. */
    private static final Duration UNKNOWN = Duration.ofSeconds(1);

    private final LoadingCache<Key, Optional<EmployeeId>> owners;

    @Inject
    PublishedOwners(CardRepository cards) {
        this(key -> read(cards, key), Ticker.systemTicker());
    }

    PublishedOwners(CacheLoader<Key, Optional<EmployeeId>> tables, Ticker ticker) {
        this.owners =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        // Another thread would be woken for every few reads, to note them.
                        .executor(Runnable::run)
                        .ticker(ticker)
                        .expireAfter(
                                Expiry.<Key, Optional<EmployeeId>>writing(
                                        (key, owner) -> owner.isPresent() ? KNOWN : UNKNOWN))
                        .build(tables);
    }

    @Override
    public Optional<EmployeeId> ownerOf(TenantId tenant, CardId card) {
        return owners.get(new Key(tenant, card));
    }

    @Override
    public boolean isAtHand(TenantId tenant, CardId card) {
        return owners.getIfPresent(new Key(tenant, card)) != null;
    }

    private static Optional<EmployeeId> read(CardRepository cards, Key key) {
        return Tenancy.of(key.tenant, () -> cards.ownerOfPublished(key.tenant, key.card))
                .map(EmployeeId::new);
    }

    @TransactionalEventListener
    void on(CardPublished event) {
        owners.invalidate(new Key(event.tenant(), event.card()));
    }

    record Key(TenantId tenant, CardId card) {}
}
