package io.cardradar.wechat.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps tokens in this process: for a single node, and for several nodes inside one test. */
public final class InMemoryAccessTokens implements AccessTokenStore {

    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
    private final Map<String, HeldLease> leases = new ConcurrentHashMap<>();
    private final Clock clock;

    public InMemoryAccessTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<AccessToken> find(String appId) {
        return Optional.ofNullable(tokens.get(appId));
    }

    @Override
    public void save(String appId, AccessToken token) {
        tokens.put(appId, token);
    }

    @Override
    public void expire(String appId, String value) {
        tokens.computeIfPresent(
                appId,
                (id, token) ->
                        token.value().equals(value)
                                ? new AccessToken(value, Instant.EPOCH)
                                : token);
    }

    @Override
    public Optional<Lease> tryLease(String appId, Duration length) {
        var now = clock.instant();
        var wanted = new HeldLease(appId, now.plus(length));
        var holder =
                leases.merge(appId, wanted, (held, mine) -> held.until.isAfter(now) ? held : mine);
        return holder == wanted ? Optional.of(wanted) : Optional.empty();
    }

    /** Has identity, not equality: a lease that ran out must not release its successor. */
    private final class HeldLease implements Lease {
        private final String appId;
        private final Instant until;

        private HeldLease(String appId, Instant until) {
            this.appId = appId;
            this.until = until;
        }

        @Override
        public void close() {
            leases.remove(appId, this);
        }
    }
}
