package io.cardradar.wechat.callback;

import org.jspecify.annotations.Nullable;

/**
 * What the pushes to one app are signed and encrypted with, as it was entered in WeChat's console.
 *
 * @param callbackToken signs them
 * @param encodingAesKey 43 characters; null when pushes come in plain
 */
public record PushKeys(String appId, String callbackToken, @Nullable String encodingAesKey) {

    /** Names the app and hides everything else. */
    @Override
    public String toString() {
        return "PushKeys[" + appId + "]";
    }
}
