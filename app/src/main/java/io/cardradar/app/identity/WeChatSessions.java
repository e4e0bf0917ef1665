package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.time.Clock;

/** What a WeChat user has open with a company. */
@Singleton
public class WeChatSessions {
    private final IdentityRepository identities;
    private final RefreshTokenRepository tokens;
    private final Clock clock;

    WeChatSessions(IdentityRepository identities, RefreshTokenRepository tokens, Clock clock) {
        this.identities = identities;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Ends every session that began in this mini-program, and forgets the session key. An access
     * token stays good for its last minutes. Nothing happens for a stranger.
     */
    @Transactional
    public void end(TenantId tenant, WeChatUser user) {
        identities
                .find(tenant, user.appId(), user.openid())
                .ifPresent(identity -> {
                    identities.forgetSessionKey(tenant, user.appId(), user.openid());
                    tokens.revokeAllOfApp(
                            tenant, identity.principalId(), user.appId(), clock.instant());
                });
    }
}
