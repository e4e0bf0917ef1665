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

    private static final Pattern RID = Pattern.compile("(?:rid: ?|hint: \\[)([0-9a-zA-Z_-]{1,64})");

    private final WeChatError error;
    private final int errcode;
    private final @Nullable String rid;
    private final boolean mayBeDone;

    private WeChatException(WeChatError error, Reply reply, String message, boolean mayBeDone) {
        super(message);
        this.error = error;
        this.errcode = reply.errcode;
        this.rid = reply.rid;
        this.mayBeDone = mayBeDone;
    }

    private record Reply(int errcode, @Nullable String rid) {
        static final Reply NONE = new Reply(0, null);
    }

    /** WeChat answered with an errcode other than 0. */
    static WeChatException refused(int errcode, @Nullable String errmsg) {
        return refused(WeChatError.of(errcode), errcode, errmsg);
    }

    static WeChatException refused(WeChatError error, int errcode, @Nullable String errmsg) {
        var matcher = RID.matcher(errmsg == null ? "" : errmsg);
        var rid = matcher.find() ? matcher.group(1) : null;
        var reference = rid == null ? "" : ", rid " + rid;
        var message = error + " (errcode " + errcode + reference + ")";
        return new WeChatException(error, new Reply(errcode, rid), message, false);
    }

    /** WeChat gave no answer that can be read; it may have done what was asked. */
    static WeChatException unavailable(String what) {
        return unanswered(what, true);
    }

    /** WeChat was not reached: whatever was asked has not been done. */
    static WeChatException unreachable(String what) {
        return unanswered(what, false);
    }

    private static WeChatException unanswered(String what, boolean mayBeDone) {
        var error = WeChatError.UNAVAILABLE;
        return new WeChatException(error, Reply.NONE, error + " (" + what + ")", mayBeDone);
    }

    /** The same failure when it was one of fetching the token: the call itself was not made. */
    WeChatException beforeTheCall() {
        return new WeChatException(
                error, new Reply(errcode, rid), String.valueOf(getMessage()), false);
    }

    /** We can see ourselves that a code is none, and do not ask WeChat. */
    static WeChatException notACode() {
        var error = WeChatError.CODE_INVALID;
        return new WeChatException(error, Reply.NONE, error + " (not sent to WeChat)", false);
    }

    public WeChatError error() {
        return error;
    }

    /** WeChat's number, or 0 when WeChat gave none. */
    public int errcode() {
        return errcode;
    }

    /** WeChat's id of the request, or null when it gave none. */
    public @Nullable String rid() {
        return rid;
    }

    /** Whether WeChat may have done what was asked although no answer says so. */
    public boolean mayBeDone() {
        return mayBeDone;
    }
}
