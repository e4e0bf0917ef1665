package io.cardradar.wechat.crypto;

/**
 * What was received cannot be from WeChat, or not for this app.
 *
 * <p>The message says which check failed, for the log; nothing of it belongs into an answer, where
 * a forger could learn from it.
 */
public final class UntrustedMessageException extends RuntimeException {

    public UntrustedMessageException(String check) {
        super(check);
    }
}
