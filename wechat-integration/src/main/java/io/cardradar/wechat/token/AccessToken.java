package io.cardradar.wechat.token;

import java.time.Instant;

/**
 * A credential for WeChat's server API.
 *
 * @param value what WeChat issued; documented to need room for at least 512 characters
 * @param expiresAt when to stop using it, which may be earlier than when WeChat stops accepting it
 */
public record AccessToken(String value, Instant expiresAt) {

    public boolean isLiveAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Masks the value: a token in a log is a leak. */
    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt + "]";
    }
}
