package io.cardradar.wechat.simulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A WeChat user of one app.
 *
 * @param unionId null while the app is bound to no Open Platform account
 */
public record User(String appId, String openId, @Nullable String unionId) {

    public User(String appId, String openId) {
        this(appId, openId, null);
    }

    String key() {
        return appId + "/" + openId;
    }
}
