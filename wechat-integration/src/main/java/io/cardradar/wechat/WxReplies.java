package io.cardradar.wechat;

import com.google.gson.JsonParseException;

import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;

import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;

import javax.net.ssl.SSLHandshakeException;

/** Tells a reply from everything that WxJava throws instead of one. */
final class WxReplies {

    /** One call of WxJava. */
    @FunctionalInterface
    interface Attempt<T> {
        @Nullable T make() throws WxErrorException;
    }

    /** Failures before a request has left: all others may come after WeChat did what it asked. */
    private static final Set<Class<? extends IOException>> NEVER_REACHED =
            Set.of(
                    ConnectException.class,
                    ConnectTimeoutException.class, // the wait for a free connection, too
                    NoRouteToHostException.class,
                    UnknownHostException.class,
                    SSLHandshakeException.class);

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
            throw unanswered(rootOf(e));
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

    private static WeChatException unanswered(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return NEVER_REACHED.stream().anyMatch(kind -> kind.isInstance(cause))
                ? WeChatException.unreachable(name)
                : WeChatException.unavailable(name);
    }

    static boolean hasErrcode(WxErrorException e) {
        return e.getError().getErrorCode() != NO_ERRCODE;
    }

    /** WxJava puts words of its own in the place of WeChat's, which have the request id. */
    static @Nullable String wordsOf(WxError error) {
        return error.getJson() == null ? error.getErrorMsg() : error.getJson();
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
