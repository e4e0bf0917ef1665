package io.cardradar.wechat;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * WeChat did not do what was asked.
 *
 * <p>Message and causes are safe to log and to show to an operator: they never hold a secret, a
 * token, an address or anything a user sent. For that reason the failure of the library is not
 * chained; its class is named instead, and WeChat's request id ({@code rid}; WeCom calls it {@code
 * hint}) is kept, which WeChat's support asks for.
 */
public final class WeChatException extends RuntimeException {

    private static final Pattern RID = Pattern.compile("(rid: ?|hint: \\[)([0-9a-zA-Z_-]{1,64})");

    private final WeChatError error;
    private final int errcode;

    private WeChatException(WeChatError error, int errcode, String message) {
        super(message);
        this.error = error;
        this.errcode = errcode;
    }

    /** WeChat answered with an errcode other than 0. */
    static WeChatException refused(int errcode, @Nullable String errmsg) {
        return refused(WeChatError.of(errcode), errcode, errmsg);
    }

    static WeChatException refused(WeChatError error, int errcode, @Nullable String errmsg) {
        var rid = RID.matcher(errmsg == null ? "" : errmsg);
        var reference = rid.find() ? ", rid " + rid.group(2) : "";
        return new WeChatException(
                error, errcode, error + " (errcode " + errcode + reference + ")");
    }

    /** WeChat was not reached, or its answer cannot be read. */
    static WeChatException unavailable(String what) {
        return new WeChatException(
                WeChatError.UNAVAILABLE, 0, WeChatError.UNAVAILABLE + " (" + what + ")");
    }

    /** We can see ourselves that a code is none, and do not ask WeChat. */
    static WeChatException notACode() {
        return new WeChatException(
                WeChatError.CODE_INVALID, 0, WeChatError.CODE_INVALID + " (not sent to WeChat)");
    }

    public WeChatError error() {
        return error;
    }

    /** WeChat's number, or 0 when WeChat gave none. */
    public int errcode() {
        return errcode;
    }
}
