package io.cardradar.app.messaging.wecom;

import io.cardradar.app.messaging.wecom.Account.NoticePage;

import org.jspecify.annotations.Nullable;

/**
 * An application to be used from now on.
 *
 * @param secret null keeps the one that is stored
 */
record NewAccount(
        String corpId,
        int agentId,
        @Nullable String secret,
        @Nullable NoticePage page,
        boolean notices,
        @Nullable QuietHours quiet) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewAccount[" + corpId + " " + agentId + "]";
    }
}
