package io.cardradar.wechat;

import com.google.gson.JsonParseException;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;

import org.jspecify.annotations.Nullable;

/** Tells a reply from everything that WxJava throws instead of one. */
final class WxReplies {

    /** One call of WxJava. */
    @FunctionalInterface
    interface Attempt<T> {
        @Nullable T make() throws WxErrorException;
    }

    /** WxJava's own number for an error in which WeChat gave none. */
    private static final int NO_ERRCODE = -99;

    private WxReplies() {}

    /**
     * @throws WxErrorException when WeChat refuses
     * @throws WeChatException when it does not answer, or what it answers cannot be read
     */
    static <T> T of(Attempt<T> attempt) throws WxErrorException {
        try {
            var reply = attempt.make();
            if (reply == null) {
                throw WeChatException.unavailable("a reply without the promised content");
            }
            return reply;
        } catch (WxRuntimeException e) {
            throw WeChatException.unavailable(rootOf(e).getClass().getSimpleName());
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | ClassCastException
                | NumberFormatException e) {
            // What WxJava throws, depending on the call, over a reply of another shape than it
            // expects.
            throw WeChatException.unavailable("an unreadable reply");
        }
    }

    static boolean hasErrcode(WxErrorException e) {
        return e.getError().getErrorCode() != NO_ERRCODE;
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
