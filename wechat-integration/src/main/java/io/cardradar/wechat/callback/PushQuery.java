package io.cardradar.wechat.callback;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a push as they came; null what is missing.
 *
 * @param signature of token, time and nonce
 * @param timestamp seconds since 1970
 * @param msgSignature of token, time, nonce and ciphertext; in safe and compatible mode
 */
public record PushQuery(
        @Nullable String signature,
        @Nullable String timestamp,
        @Nullable String nonce,
        @Nullable String msgSignature) {}
