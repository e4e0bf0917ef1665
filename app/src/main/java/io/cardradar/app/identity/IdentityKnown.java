package io.cardradar.app.identity;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Something has become known of a visitor that tells who else the visitor is. One of the two is
 * there.
 *
 * @param anonymousId the anonymous visitor who this one was before the log-in
 * @param unionid a keyed hash of the user's unionid, in Base64: other visitors with the same one
 *     are the same user in other apps
 */
@Serdeable
public record IdentityKnown(
        UUID visitorId, @Nullable UUID anonymousId, @Nullable String unionid, Instant at) {
    /** The outbox topic. */
    public static final String TOPIC = "identity.known";
}
