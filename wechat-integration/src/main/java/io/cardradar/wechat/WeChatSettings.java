package io.cardradar.wechat;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach WeChat's server.
 *
 * @param apiHost where the API is, without a trailing slash; null is WeChat's own host
 * @param connectTimeout for a new connection, TLS included
 * @param replyTimeout the longest silence while waiting for a reply
 * @param poolTimeout the longest wait for a connection of the pool
 * @param maxConnections open at one time, all app ids together
 * @param busyRetry pause before the one retry when WeChat says that it is busy (errcode -1)
 */
public record WeChatSettings(
        @Nullable URI apiHost,
        Duration connectTimeout,
        Duration replyTimeout,
        Duration poolTimeout,
        int maxConnections,
        Duration busyRetry) {

    public static WeChatSettings defaults() {
        return new WeChatSettings(
                null,
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                64,
                Duration.ofMillis(200));
    }

    public WeChatSettings withApiHost(@Nullable URI host) {
        return new WeChatSettings(
                host, connectTimeout, replyTimeout, poolTimeout, maxConnections, busyRetry);
    }

    public WeChatSettings withReplyTimeout(Duration timeout) {
        return new WeChatSettings(
                apiHost, connectTimeout, timeout, poolTimeout, maxConnections, busyRetry);
    }

    /** A fetch of a token must end within the lease under which it runs. */
    Duration tokenLease() {
        return connectTimeout.plus(replyTimeout).plus(poolTimeout).plusSeconds(5);
    }
}
