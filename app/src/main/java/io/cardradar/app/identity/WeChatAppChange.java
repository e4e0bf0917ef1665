package io.cardradar.app.identity;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of an app's settings: null leaves one as it is, an empty text takes it away
 * where there may be none.
 */
record WeChatAppChange(
        @Nullable String name,
        @Nullable String secret,
        @Nullable String callbackToken,
        @Nullable String encodingAesKey,
        @Nullable String cloudEnv,
        @Nullable String gatewayKey) {

    /** A value that may not be missing. */
    static String required(@Nullable String change, String before) {
        return change == null ? before : change;
    }

    /** A value that may be missing. */
    static @Nullable String optional(@Nullable String change, @Nullable String before) {
        if (change == null) {
            return before;
        }
        return change.isEmpty() ? null : change;
    }

    /** Everything in it is secret, or may be. */
    @Override
    public String toString() {
        return "WeChatAppChange";
    }
}
