package io.cardradar.app.identity;

import org.jspecify.annotations.Nullable;

/**
 * A WeChat user who is known to be the one at the phone.
 *
 * @param unionid the user across the apps of one Open Platform account; null when the app is bound
 *     to none
 * @param sessionKey null when a platform vouched for the user instead of a code
 * @param phone as WeChat gave it; null when the user did not press the button
 * @param before who the user proves to have been before; null when nobody
 */
record WeChatLogin(
        WeChatUser user,
        @Nullable String unionid,
        @Nullable String sessionKey,
        @Nullable String phone,
        @Nullable AnonymousVisitor before) {
    @Override
    public String toString() {
        return "WeChatLogin[" + user.appId() + "]";
    }
}
