package io.cardradar.wechat;

import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;

import io.cardradar.wechat.token.AccessToken;
import io.cardradar.wechat.token.AccessTokenStore;
import io.cardradar.wechat.token.LeaseLock;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;

/**
 * WxJava's view of the access token, backed by the store that all nodes share.
 *
 * <p>A copy is kept here, so that a call costs the store nothing. The copy is renewed from the
 * store only by the thread that holds the lock to fetch, which then finds what another node has
 * fetched.
 */
final class SharedTokenConfig extends WxMaDefaultConfigImpl {

    /**
     * Early enough that requests under way finish; less than the five minutes in which WeChat hands
     * out a successor while the old token still works.
     */
    private static final Duration EARLY = Duration.ofSeconds(200);

    private static final AccessToken NONE = new AccessToken("", Instant.EPOCH);

    private final AccessTokenStore store;
    private final Clock clock;
    private final LeaseLock lock;
    private volatile AccessToken copy = NONE;

    SharedTokenConfig(WeChatApp app, AccessTokenStore store, Clock clock, Duration lease) {
        this.store = store;
        this.clock = clock;
        this.lock = new LeaseLock(() -> store.tryLease(app.appId(), lease));
        setAppid(app.appId());
        setSecret(app.secret());
        setMsgDataFormat("JSON"); // XML needs XStream, which fails on Java 25
        useStableAccessToken(true);
    }

    @Override
    public String getAccessToken() {
        return copy.value();
    }

    @Override
    public boolean isAccessTokenExpired() {
        if (copy.isLiveAt(clock.instant())) {
            return false;
        }
        if (lock.isHeldByCurrentThread()) {
            copy = store.find(getAppid()).orElse(NONE);
        }
        if (copy.isLiveAt(clock.instant())) {
            return false;
        }
        Deadline.check(); // WxJava asks this again and again while it waits for the lock, without
        // end
        return true;
    }

    @Override
    public void expireAccessToken() {
        var expired = copy.value();
        // Keeps the value: a thread that has just seen it live still reads it without locking.
        copy = new AccessToken(expired, Instant.EPOCH);
        store.expire(getAppid(), expired);
    }

    @Override
    public synchronized void updateAccessToken(@Nullable String value, int expiresInSeconds) {
        if (value == null || value.isBlank()) {
            throw WeChatException.unavailable("a token reply without a token");
        }
        long usable = Math.max(expiresInSeconds - EARLY.toSeconds(), expiresInSeconds / 2);
        var token = new AccessToken(value, clock.instant().plusSeconds(usable));
        store.save(getAppid(), token);
        copy = token;
    }

    @Override
    public long getExpiresTime() {
        return copy.expiresAt().toEpochMilli();
    }

    @Override
    public Lock getAccessTokenLock() {
        return lock;
    }

    /** The inherited text lists the secret. */
    @Override
    public String toString() {
        return "SharedTokenConfig[" + getAppid() + "]";
    }
}
