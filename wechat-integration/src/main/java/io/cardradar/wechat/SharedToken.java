package io.cardradar.wechat;

import io.cardradar.wechat.token.AccessToken;
import io.cardradar.wechat.token.AccessTokenStore;
import io.cardradar.wechat.token.LeaseLock;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One access token, backed by the store that all nodes share.
 *
 * <p>A copy is kept here, so that a call costs the store nothing. The copy is renewed from the
 * store only by the thread that holds the lock to fetch, which then finds what another node has
 * fetched.
 */
final class SharedToken {

    /**
     * Early enough that requests under way finish; less than the five minutes in which WeChat hands
     * out a successor while the old token still works.
     */
    private static final Duration EARLY = Duration.ofSeconds(200);

    private static final AccessToken NONE = new AccessToken("", Instant.EPOCH);

    private final String key;
    private final AccessTokenStore store;
    private final Clock clock;
    private final LeaseLock lock;
    private volatile AccessToken copy = NONE;

    /** The token that WeChat has refused here last; it does not come back to life. */
    private volatile String refused = "";

    /**
     * @param key of the token in the store
     * @param lease how long a node may take to fetch
     */
    SharedToken(String key, AccessTokenStore store, Clock clock, Duration lease) {
        this.key = key;
        this.store = store;
        this.clock = clock;
        this.lock = new LeaseLock(() -> store.tryLease(key, lease));
    }

    /** To be held by whoever fetches a token. */
    LeaseLock lock() {
        return lock;
    }

    String value() {
        return copy.value();
    }

    Instant expiresAt() {
        return copy.expiresAt();
    }

    /**
     * @throws WeChatException when the verb that asks has no time left to fetch another
     */
    boolean isExpired() {
        if (isCopyLive()) {
            return false;
        }
        if (lock.isHeldByCurrentThread()) {
            copy = store.find(key).orElse(NONE);
        }
        if (isCopyLive()) {
            return false;
        }
        Deadline.check(); // WxJava asks again and again while it waits for the lock, without end
        return true;
    }

    /**
     * Whether whoever holds the lock is to fetch by force: there is no live token, or it is the one
     * that was refused here. Another node may have stored that one anew: asked without force,
     * WeChat answers with it.
     */
    boolean isToBeReplaced() {
        copy = store.find(key).orElse(NONE);
        return copy.value().equals(refused) || !isCopyLive();
    }

    private boolean isCopyLive() {
        return copy.isLiveAt(clock.instant());
    }

    void expire() {
        var expired = copy.value();
        refused = expired;
        // Keeps the value: a thread that has just seen it live still reads it without locking.
        copy = new AccessToken(expired, Instant.EPOCH);
        store.expire(key, expired);
    }

    synchronized void update(@Nullable String value, int expiresInSeconds) {
        if (value == null || value.isBlank()) {
            throw WeChatException.unavailable("a token reply without a token");
        }
        long usable = Math.max(expiresInSeconds - EARLY.toSeconds(), expiresInSeconds / 2);
        var token = new AccessToken(value, clock.instant().plusSeconds(usable));
        store.save(key, token);
        copy = token;
    }
}
