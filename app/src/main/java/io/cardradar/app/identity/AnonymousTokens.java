package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The refresh tokens of anonymous visitors: what they say is sealed inside, and nothing of them is
 * stored. They are good as long as the master key, as the device's own id is, which gives the same.
 */
@Singleton
class AnonymousTokens {
    /** No other refresh token has a dot. */
    private static final String MARK = "anon.";

    private static final String SEPARATOR = "|";

    /** Half of the bits of a UUID. */
    private static final int VERSION_8 = 0x8000;

    private final Secrets secrets;

    AnonymousTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    static boolean isOne(String refreshToken) {
        return refreshToken.startsWith(MARK);
    }

    /**
     * The visitor of a device: the same whenever and on whichever node it is asked for, and not to
     * be guessed by anybody who does not know the device's id.
     */
    AnonymousVisitor visitor(TenantId tenant, String appId, UUID device) {
        ByteBuffer hash =
                ByteBuffer.wrap(
                        secrets.lookupHash(
                                String.join(
                                        SEPARATOR,
                                        "anonymous",
                                        tenant.toString(),
                                        appId,
                                        device.toString())));
        // A UUID of version 8 (RFC 9562). Its first bit is clear: so Java and PostgreSQL put ids
        // into the same order, in which everybody locks.
        long high = hash.getLong() & 0x7fff_ffff_ffff_0fffL | VERSION_8;
        long low = hash.getLong() & 0x3fff_ffff_ffff_ffffL | Long.MIN_VALUE;
        return new AnonymousVisitor(tenant, appId, new UUID(high, low));
    }

    String issue(AnonymousVisitor visitor) {
        String said =
                String.join(
                        SEPARATOR,
                        "anonymous",
                        compact(visitor.tenant().value()),
                        compact(visitor.id()),
                        visitor.appId());
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.encrypt(said));
    }

    /**
     * The visitor to whom a token was given.
     *
     * @throws Problem.Invalid {@code auth.bad_anonymous_token}
     */
    AnonymousVisitor read(String token) {
        try {
            String sealed = token.substring(MARK.length());
            String said = secrets.decrypt(Base64.getUrlDecoder().decode(sealed));
            List<String> parts = List.of(said.split("\\|", 4));
            if (isOne(token) && parts.getFirst().equals("anonymous")) {
                return new AnonymousVisitor(
                        new TenantId(expanded(parts.get(1))), parts.get(3), expanded(parts.get(2)));
            }
        } catch (RuntimeException e) {
            throw bad();
        }
        throw bad();
    }

    private static String compact(UUID id) {
        return id.toString().replace("-", "");
    }

    private static UUID expanded(String compact) {
        return new UUID(
                Long.parseUnsignedLong(compact, 0, 16, 16),
                Long.parseUnsignedLong(compact, 16, 32, 16));
    }

    private static Problem.Invalid bad() {
        return new Problem.Invalid(
                "auth.bad_anonymous_token",
                "anonymousToken is the refresh token of POST /v1/auth/anonymous");
    }
}
