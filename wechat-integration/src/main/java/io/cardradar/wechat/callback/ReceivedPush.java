package io.cardradar.wechat.callback;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/**
 * A push, and what must be remembered of its delivery.
 *
 * @param use null where the signature covers the body
 */
public record ReceivedPush(Push push, @Nullable NonceUse use) {

    /**
     * In plain mode WeChat signs time and nonce but not the body, so that whoever has seen one push
     * could send another in its name. Therefore one pair of time and nonce may carry one body only.
     *
     * @param nonce SHA-256 of time and nonce
     * @param body SHA-256 of the body
     */
    public record NonceUse(byte[] nonce, byte[] body) {
        @Override
        public String toString() {
            return "NonceUse[" + HexFormat.of().formatHex(nonce) + "]";
        }
    }
}
