package io.cardradar.app.privacy;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;

import io.cardradar.analytics.ingest.Consents;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.annotation.TransactionalEventListener;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Tells ingest who is not to be followed, from memory.
 *
 * <p>Few withdraw: what is kept is the list of those who have, one for a company, so that one query
 * in half a minute answers for all its visitors, also for those who have just come. Where the list
 * is too long for that, each visitor is asked for.
 */
@Singleton
class KnownConsents implements Consents {
    /** The longest list that is kept. */
    static final int LONGEST_LIST = 10_000;

    private static final int MOST_LISTED = 1_000_000;
    private static final int MOST_VISITORS = 200_000;

    /** For so long another node may not know of a change. */
    private static final Duration KNOWN = Duration.ofSeconds(30);

    private final LoadingCache<TenantId, Withdrawn> companies;
    private final LoadingCache<Key, Boolean> visitors;

    @Inject
    KnownConsents(ConsentRepository consents) {
        this(
                company -> Tenancy.of(company, () -> consents.withdrawn(company, LONGEST_LIST + 1)),
                key -> Tenancy.of(key.tenant, () -> isWithdrawn(consents, key)),
                Ticker.systemTicker());
    }

    /**
     * @param lists who of a company has withdrawn; it may stop behind {@link #LONGEST_LIST}
     */
    KnownConsents(
            CacheLoader<TenantId, List<UUID>> lists,
            CacheLoader<Key, Boolean> tables,
            Ticker ticker) {
        this.companies =
                Caffeine.newBuilder()
                        .maximumWeight(MOST_LISTED)
                        .weigher((TenantId company, Withdrawn known) -> 1 + known.visitors.size())
                        // Another thread would be woken for every few reads, to note them.
                        .executor(Runnable::run)
                        .ticker(ticker)
                        .expireAfterWrite(KNOWN)
                        .build(company -> Withdrawn.of(lists.load(company)));
        this.visitors =
                Caffeine.newBuilder()
                        .maximumSize(MOST_VISITORS)
                        .executor(Runnable::run)
                        .ticker(ticker)
                        .expireAfterWrite(KNOWN)
                        .build(tables);
    }

    @Override
    public boolean isWithdrawn(TenantId tenant, UUID visitor) {
        Withdrawn known = companies.get(tenant);
        return known.isWhole
                ? known.visitors.contains(visitor)
                : visitors.get(new Key(tenant, visitor));
    }

    @Override
    public boolean isAtHand(TenantId tenant, UUID visitor) {
        Withdrawn known = companies.getIfPresent(tenant);
        return known != null
                && (known.isWhole || visitors.getIfPresent(new Key(tenant, visitor)) != null);
    }

    private static boolean isWithdrawn(ConsentRepository consents, Key key) {
        return consents.standing(key.tenant, key.visitor).map(row -> !row.tracking()).orElse(false);
    }

    @TransactionalEventListener
    void on(ConsentChanged event) {
        companies.invalidate(event.tenant());
        visitors.invalidate(new Key(event.tenant(), event.visitor()));
    }

    record Key(TenantId tenant, UUID visitor) {}

    /** Who of a company has withdrawn; nobody is named when there are too many. */
    private record Withdrawn(Set<UUID> visitors, boolean isWhole) {
        static Withdrawn of(List<UUID> listed) {
            return listed.size() > LONGEST_LIST
                    ? new Withdrawn(Set.of(), false)
                    : new Withdrawn(Set.copyOf(listed), true);
        }
    }
}
