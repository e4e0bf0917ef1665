package io.cardradar.app.identity;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Secrets;
import io.cardradar.wechat.token.AccessToken;
import io.cardradar.wechat.token.AccessTokenStore;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** WeChat's access tokens in the database, encrypted, so that all nodes use the same one. */
@Singleton
class AccessTokenTable implements AccessTokenStore {
    private final AccessTokenRepository rows;
    private final Secrets secrets;
    private final NewId ids;
    private final Clock clock;

    AccessTokenTable(AccessTokenRepository rows, Secrets secrets, NewId ids, Clock clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<AccessToken> find(String appId) {
        return rows.find(appId)
                .map(row -> new AccessToken(secrets.decrypt(row.token()), row.expiresAt()));
    }

    @Override
    public void save(String appId, AccessToken token) {
        rows.save(appId, secrets.encrypt(token.value()), token.expiresAt());
    }

    @Override
    public void expire(String appId, String value) {
        rows.find(appId)
                .filter(row -> secrets.decrypt(row.token()).equals(value))
                .ifPresent(row -> rows.expire(appId, row.token(), Instant.EPOCH));
    }

    @Override
    public Optional<Lease> tryLease(String appId, Duration length) {
        UUID lease = ids.next();
        Instant now = clock.instant();
        return rows.tryLease(appId, lease, now, now.plus(length)) == 1
                ? Optional.of(() -> rows.endLease(appId, lease))
                : Optional.empty();
    }
}
