package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;

/** Hands out pairs of tokens. */
@Singleton
class Sessions {
    private final Principals principals;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final TransactionOperations<Connection> transactions;

    Sessions(
            Principals principals,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            TransactionOperations<Connection> transactions) {
        this.principals = principals;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.transactions = transactions;
    }

    @Transactional
    Session begin(Principal principal) {
        return session(principal, refreshTokens.issue(principal));
    }

    /** Ends every session of the principal and begins a new one. */
    @Transactional
    Session restart(Principal principal) {
        refreshTokens.revokeAllOf(principal.tenant(), principal.id());
        return begin(principal);
    }

    /**
     * Exchanges a refresh token for a new pair.
     *
     * @throws Problem.Unauthorized {@code auth.refresh_refused} when it is unknown, expired,
     *     revoked or used already
     */
    Session refresh(String token) {
        TenantId tenant = RefreshTokens.tenantOf(token);
        return Tenancy.of(
                tenant,
                () -> {
                    // Refusing a stolen token must not undo the end of its family: the refusal
                    // follows the commit.
                    Session session = transactions.executeWrite(status -> exchange(tenant, token));
                    if (session == null) {
                        throw RefreshTokens.refused();
                    }
                    return session;
                });
    }

    void end(String token) {
        TenantId tenant = RefreshTokens.tenantOf(token);
        Tenancy.run(
                tenant,
                () ->
                        transactions.executeWrite(status -> {
                            refreshTokens.revoke(tenant, token);
                            return true;
                        }));
    }

    private @Nullable Session exchange(TenantId tenant, String token) {
        RefreshTokens.Use use = refreshTokens.use(tenant, token);
        if (use.reused()) {
            return null;
        }
        Principal principal = principals.of(use.token());
        return session(principal, refreshTokens.issue(principal, use.token().familyId()));
    }

    private Session session(Principal principal, String refreshToken) {
        return new Session(
                principal,
                accessTokens.issue(principal),
                refreshToken,
                accessTokens.lifetimeSeconds());
    }
}
