package io.cardradar.wechat;

import io.cardradar.wechat.callback.PushKeys;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * A mini-program as its owner registered it in WeChat's console.
 *
 * @param secret the AppSecret
 * @param callbackToken the token that signs message pushes; chosen by the owner
 * @param encodingAesKey the 43 characters of EncodingAESKey, or null when pushes come in plain
 */
public record WeChatApp(
        String appId, String secret, String callbackToken, @Nullable String encodingAesKey) {

    /** Both travel unescaped in the address of WxJava's log-in call. */
    private static final Pattern SAFE_IN_A_QUERY = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public WeChatApp {
        require(SAFE_IN_A_QUERY.matcher(appId).matches(), "appId: letters, digits, _ and - only");
        require(SAFE_IN_A_QUERY.matcher(secret).matches(), "secret: letters, digits, _ and - only");
        require(
                encodingAesKey == null || encodingAesKey.length() == 43,
                "encodingAesKey: 43 characters");
    }

    /** What its pushes are read with. */
    public PushKeys pushKeys() {
        return new PushKeys(appId, callbackToken, encodingAesKey);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** Names the app and hides everything else. */
    @Override
    public String toString() {
        return "WeChatApp[" + appId + "]";
    }
}
