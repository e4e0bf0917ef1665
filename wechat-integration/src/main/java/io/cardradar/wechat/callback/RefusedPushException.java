package io.cardradar.wechat.callback;

/**
 * What was received is no push of WeChat's for this app, or none that can be read.
 *
 * <p>The reason is for counting: a forger must not be told which check failed.
 */
public final class RefusedPushException extends RuntimeException {

    /** Why a push is refused. */
    public enum Reason {
        /** Not signed with the app's token, not encrypted with its key, or not for this app. */
        FORGED,
        /** Signed, but too long ago, or in the future. */
        STALE,
        /** Signed, with another body than the first time: the signature of plain mode allows it. */
        REPLAYED,
        /** From WeChat, and unreadable. */
        MALFORMED
    }

    private final Reason reason;

    public RefusedPushException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
