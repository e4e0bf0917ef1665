package io.cardradar.wechat;

import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.Lock;

/** A mini-program as WxJava sees it: with the token that all nodes share. */
final class SharedTokenConfig extends WxMaDefaultConfigImpl {

    private final SharedToken token;

    SharedTokenConfig(WeChatApp app, SharedToken token) {
        this.token = token;
        setAppid(app.appId());
        setSecret(app.secret());
        setMsgDataFormat("JSON"); // XML needs XStream, which fails on Java 25
        useStableAccessToken(true);
    }

    @Override
    public String getAccessToken() {
        return token.value();
    }

    @Override
    public boolean isAccessTokenExpired() {
        return token.isExpired();
    }

    /** See {@link SharedToken#isToBeReplaced}. */
    boolean isToBeReplaced() {
        return token.isToBeReplaced();
    }

    @Override
    public void expireAccessToken() {
        token.expire();
    }

    @Override
    public synchronized void updateAccessToken(@Nullable String value, int expiresInSeconds) {
        token.update(value, expiresInSeconds);
    }

    @Override
    public long getExpiresTime() {
        return token.expiresAt().toEpochMilli();
    }

    @Override
    public Lock getAccessTokenLock() {
        return token.lock();
    }

    /** The inherited text lists the secret. */
    @Override
    public String toString() {
        return "SharedTokenConfig[" + getAppid() + "]";
    }
}
