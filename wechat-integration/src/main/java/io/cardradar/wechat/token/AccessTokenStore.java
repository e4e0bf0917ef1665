package io.cardradar.wechat.token;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the nodes of a service keep the one access token of each app id.
 *
 * <p>An implementation must be safe for use by many threads and, if nodes share it, by many nodes.
 * Whatever it throws passes through to the caller of the WeChat verb unchanged.
 */
public interface AccessTokenStore {

    /** The token saved last, live or not. */
    Optional<AccessToken> find(String appId);

    /** Replaces the token of an app id. */
    void save(String appId, AccessToken token);

    /**
     * Marks a token as unusable, but only if it is still the one kept: a node that is late must not
     * throw away the successor that another node has fetched.
     */
    void expire(String appId, String value);

    /**
     * Tries, without waiting, to become the only one who fetches a token for an app id.
     *
     * @param length after this the lease ends by itself, so that a node that died blocks no one
     * @return the lease, or empty if another holds it
     */
    Optional<Lease> tryLease(String appId, Duration length);

    /** The right to fetch a token; closing gives it back, and does no harm when it has run out. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}
