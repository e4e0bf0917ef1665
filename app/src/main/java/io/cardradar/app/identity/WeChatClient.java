package io.cardradar.app.identity;

import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatSettings;
import io.cardradar.wechat.token.AccessTokenStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;

/** Makes the client of WeChat's server. */
@Factory
final class WeChatClient {
    @Singleton
    @Bean(preDestroy = "close")
    WeChat weChat(Settings settings, AccessTokenStore tokens, Clock clock) {
        return new WeChat(WeChatSettings.defaults().withApiHost(settings.apiHost()), tokens, clock);
    }

    /**
     * @param apiHost where WeChat's API is; null is WeChat itself, anything else the simulator
     */
    @ConfigurationProperties("cardradar.wechat")
    record Settings(@Nullable URI apiHost) {}
}
