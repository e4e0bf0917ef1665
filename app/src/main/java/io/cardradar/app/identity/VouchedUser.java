package io.cardradar.app.identity;

import org.jspecify.annotations.Nullable;

/**
 * A WeChat user as WeChat's platform names one to the code that runs on it.
 *
 * @param unionid null when the app is bound to no Open Platform account
 */
record VouchedUser(WeChatUser user, @Nullable String unionid) {}
