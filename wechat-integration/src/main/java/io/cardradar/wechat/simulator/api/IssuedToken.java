package io.cardradar.wechat.simulator.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * An access token that was given out.
 *
 * @param expiresAt its natural end
 * @param rejectedFrom when WeChat stops accepting it because it was replaced or killed, else after
 *     its natural end
 */
record IssuedToken(String value, String appId, Instant expiresAt, Instant rejectedFrom) {

    static final Duration LIFETIME = Duration.ofHours(2);

    private static final SecureRandom RANDOM = new SecureRandom();

    static IssuedToken issue(String appId, Instant now) {
        var random = new byte[102];
        RANDOM.nextBytes(random);
        var value = "80_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new IssuedToken(value, appId, now.plus(LIFETIME), Instant.MAX);
    }

    IssuedToken rejectedFrom(Instant instant) {
        return new IssuedToken(value, appId, expiresAt, instant);
    }

    Duration leftAt(Instant now) {
        return Duration.between(now, expiresAt);
    }

    void check(Instant now) {
        if (!now.isBefore(rejectedFrom)) {
            throw Errcode.INVALID_CREDENTIAL.refusal();
        }
        if (!now.isBefore(expiresAt)) {
            throw Errcode.EXPIRED_TOKEN.refusal();
        }
    }
}
