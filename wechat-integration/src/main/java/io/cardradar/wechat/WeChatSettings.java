package io.cardradar.wechat;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach WeChat's server.
 *
 * @param apiHost where the API is, without a trailing slash; null is WeChat's own host
 * @param weComHost where WeCom's API is; null is WeCom's own host
 * @param connectTimeout for a new connection, TLS included
 * @param replyTimeout the longest silence while waiting for a reply
 * @param poolTimeout the longest wait for a connection of the pool
 * @param callTimeout the longest that a verb takes as a whole, its second attempt included, however
 *     slowly WeChat answers
 * @param maxConnections open at one time, all app ids together
 * @param busyRetry pause before the one retry when WeChat says that it is busy (errcode -1)
 */
public record WeChatSettings(
        @Nullable URI apiHost,
        @Nullable URI weComHost,
        Duration connectTimeout,
        Duration replyTimeout,
        Duration poolTimeout,
        Duration callTimeout,
        int maxConnections,
        Duration busyRetry) {

    public static WeChatSettings defaults() {
        return new WeChatSettings(
                null,
                null,
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                64,
                Duration.ofMillis(200));
    }

    public WeChatSettings withApiHost(@Nullable URI host) {
        return new WeChatSettings(
                host,
                weComHost,
                connectTimeout,
                replyTimeout,
                poolTimeout,
                callTimeout,
                maxConnections,
                busyRetry);
    }

    public WeChatSettings withWeComHost(@Nullable URI host) {
        return new WeChatSettings(
                apiHost,
                host,
                connectTimeout,
                replyTimeout,
                poolTimeout,
                callTimeout,
                maxConnections,
                busyRetry);
    }

    public WeChatSettings withReplyTimeout(Duration timeout) {
        return new WeChatSettings(
                apiHost,
                weComHost,
                connectTimeout,
                timeout,
                poolTimeout,
                callTimeout,
                maxConnections,
                busyRetry);
    }

    public WeChatSettings withCallTimeout(Duration timeout) {
        return new WeChatSettings(
                apiHost,
                weComHost,
                connectTimeout,
                replyTimeout,
                poolTimeout,
                timeout,
                maxConnections,
                busyRetry);
    }

    /** A fetch of a token must end within the lease under which it runs. */
    Duration tokenLease() {
        return callTimeout.plusSeconds(5);
    }
}
