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
        URI weCom = settings.wecomHost() == null ? settings.apiHost() : settings.wecomHost();
        WeChatSettings all =
                WeChatSettings.defaults().withApiHost(settings.apiHost()).withWeComHost(weCom);
        return new WeChat(all, tokens, clock);
    }

    /**
     * @param apiHost where WeChat's API is; null is WeChat itself, anything else the simulator
     * @param wecomHost where WeCom's API is; null is the same host as WeChat's if that is another
     *     than WeChat itself, else WeCom itself
     */
    @ConfigurationProperties("cardradar.wechat")
    record Settings(@Nullable URI apiHost, @Nullable URI wecomHost) {}
}
