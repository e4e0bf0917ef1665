package io.cardradar.app.identity;

import io.cardradar.wechat.WeChatApp;

import org.jspecify.annotations.Nullable;

/**
 * A mini-program to be used by a company.
 *
 * @param name for people
 * @param cloudEnv the id of its CloudBase environment; null when it has none
 * @param gatewayKey the secret that the gateway cloud function signs with, at least 32 characters;
 *     null when there is no such function
 */
public record NewWeChatApp(
        String name, WeChatApp app, @Nullable String cloudEnv, @Nullable String gatewayKey) {

    /** Without CloudBase. */
    public static NewWeChatApp of(String name, WeChatApp app) {
        return new NewWeChatApp(name, app, null, null);
    }

    NewWeChatApp changedBy(WeChatAppChange change) {
        WeChatApp changed =
                new WeChatApp(
                        app.appId(),
                        WeChatAppChange.required(change.secret(), app.secret()),
                        WeChatAppChange.required(change.callbackToken(), app.callbackToken()),
                        WeChatAppChange.optional(change.encodingAesKey(), app.encodingAesKey()));
        return new NewWeChatApp(
                WeChatAppChange.required(change.name(), name),
                changed,
                WeChatAppChange.optional(change.cloudEnv(), cloudEnv),
                WeChatAppChange.optional(change.gatewayKey(), gatewayKey));
    }

    /** Names the app and hides everything else. */
    @Override
    public String toString() {
        return "NewWeChatApp[" + app.appId() + "]";
    }
}
