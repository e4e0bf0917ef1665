package io.cardradar.app.identity;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Rotating refresh tokens, stored hashed. A token names its tenant, so that it is looked up within
 * it; each is good for one refresh, and one that comes back a second time was stolen from somebody:
 * its whole family ends.
 */
@Singleton
class RefreshTokens {
    private static final int UUID_BYTES = 16;
    private static final int RANDOM_BYTES = 32;

    private final RefreshTokenRepository tokens;
    private final NewId ids;
    private final Clock clock;
    private final TokenSettings settings;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(RefreshTokenRepository tokens, NewId ids, Clock clock, TokenSettings settings) {
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** The tenant that a token says it belongs to; whether that is true shows when it is used. */
    static TenantId tenantOf(String token) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(token));
        return new TenantId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** The first token of a log-in. */
    String issue(Principal principal) {
        return issue(principal, ids.next());
    }

    String issue(Principal principal, UUID family) {
        byte[] token = newToken(principal.tenant());
        Instant now = clock.instant();
        tokens.save(
                new RefreshTokenRow(
                        principal.tenant(),
                        hash(token),
                        family,
                        principal.kind(),
                        principal.id(),
                        principal.appId(),
                        now,
                        now.plus(settings.refreshLifetime()),
                        null,
                        null));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /**
     * Uses a token up.
     *
     * @return its row; {@code used} tells whether it had been used before
     */
    Use use(TenantId tenant, String token) {
        byte[] hash = hash(decode(token));
        Instant now = clock.instant();
        RefreshTokenRow row = tokens.lock(tenant, hash).orElseThrow(RefreshTokens::refused);
        if (row.revokedAt() != null || row.expiresAt().isBefore(now)) {
            throw refused();
        }
        if (row.usedAt() != null) {
            tokens.revokeFamily(tenant, row.familyId(), now);
            return new Use(row, true);
        }
        tokens.markUsed(tenant, hash, now);
        return new Use(row, false);
    }

    void revoke(TenantId tenant, String token) {
        tokens.lock(tenant, hash(decode(token)))
                .ifPresent(row -> tokens.revokeFamily(tenant, row.familyId(), clock.instant()));
    }

    void revokeAllOf(TenantId tenant, UUID principal) {
        tokens.revokeAllOf(tenant, principal, clock.instant());
    }

    static Problem.Unauthorized refused() {
        return new Problem.Unauthorized("auth.refresh_refused", "Log in again");
    }

    private byte[] newToken(TenantId tenant) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        return ByteBuffer.allocate(UUID_BYTES + RANDOM_BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .put(secret)
                .array();
    }

    private static byte[] decode(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length == UUID_BYTES + RANDOM_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        throw refused();
    }

    private static byte[] hash(byte[] token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    record Use(RefreshTokenRow token, boolean reused) {}
}
