package io.cardradar.wechat;

import org.jspecify.annotations.Nullable;

/**
 * Who logged in.
 *
 * @param openId the user within this app id
 * @param unionId the user across the apps of one Open Platform account; null when the app is bound
 *     to none
 * @param sessionKey decrypts what this log-in hands over; must never leave the server, must be
 *     encrypted where it is stored, and is replaced by the user's next log-in
 */
public record WeChatSession(String openId, @Nullable String unionId, String sessionKey) {

    @Override
    public String toString() {
        return "WeChatSession[openId=" + openId + "]";
    }
}
