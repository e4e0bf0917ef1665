package io.cardradar.wechat;

import me.chanjar.weixin.common.util.http.apache.ApacheHttpClientBuilder;

import org.apache.http.client.HttpRequestRetryHandler;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One pool of connections for all app ids, because they all talk to one host.
 *
 * <p>WxJava's own builder waits for a connection of the pool without end. Redirects are off so that
 * a token never travels to a host that was not named; retries are off because codes are single-use.
 */
final class HttpPool implements ApacheHttpClientBuilder {

    private static final Duration STALE_AFTER = Duration.ofMillis(500);

    private final CloseableHttpClient client;

    HttpPool(WeChatSettings settings) {
        var connections = new PoolingHttpClientConnectionManager(1, TimeUnit.MINUTES);
        connections.setMaxTotal(settings.maxConnections());
        connections.setDefaultMaxPerRoute(settings.maxConnections());
        connections.setValidateAfterInactivity((int) STALE_AFTER.toMillis());
        // Also bounds the TLS handshake, which the request's own timeout does not.
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(millis(settings.connectTimeout())).build());
        var unbounded =
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setDefaultRequestConfig(timeouts(settings))
                        .disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .build();
        this.client = new BoundedHttpClient(unbounded, settings.callTimeout());
    }

    private static RequestConfig timeouts(WeChatSettings settings) {
        return RequestConfig.custom()
                .setConnectTimeout(millis(settings.connectTimeout()))
                .setSocketTimeout(millis(settings.replyTimeout()))
                .setConnectionRequestTimeout(millis(settings.poolTimeout()))
                .build();
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    @Override
    public CloseableHttpClient build() {
        return client;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyHost(String host) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyPort(int port) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyUsername(String name) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpProxyPassword(String password) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder httpRequestRetryHandler(HttpRequestRetryHandler handler) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder keepAliveStrategy(ConnectionKeepAliveStrategy strategy) {
        return this;
    }

    @Override
    public ApacheHttpClientBuilder sslConnectionSocketFactory(SSLConnectionSocketFactory factory) {
        return this;
    }
}
