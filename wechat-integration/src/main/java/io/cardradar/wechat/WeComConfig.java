package io.cardradar.wechat;

import io.cardradar.wechat.wecom.WeComAgent;

import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.Lock;

/** An application of WeCom's as WxJava sees it: with the token that all nodes share. */
final class WeComConfig extends WxCpDefaultConfigImpl {

    private final SharedToken token;

    WeComConfig(WeComAgent agent, SharedToken token) {
        this.token = token;
        setCorpId(agent.corpId());
        setCorpSecret(agent.secret());
        setAgentId(agent.agentId());
    }

    @Override
    public String getAccessToken() {
        return token.value();
    }

    @Override
    public boolean isAccessTokenExpired() {
        return token.isExpired();
    }

    @Override
    public void expireAccessToken() {
        token.expire();
    }

    @Override
    public synchronized void updateAccessToken(WxAccessToken fetched) {
        token.update(fetched.getAccessToken(), fetched.getExpiresIn());
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
        return "WeComConfig[" + getCorpId() + " " + getAgentId() + "]";
    }
}
