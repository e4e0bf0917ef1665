package io.cardradar.wechat;

import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.ClientProtocolException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Bounds each exchange in time and size. Apache's own time-outs bound silences only: a server that
 * sends a byte every few seconds would hold a thread for hours, and one that never stops sending
 * would fill the memory. So the reply is read here, to its end, while a timer runs.
 */
final class BoundedHttpClient extends CloseableHttpClient {

    /** WeChat's largest replies, pictures of codes, have some hundred kilobytes. */
    private static final int LARGEST_REPLY = 8 * 1024 * 1024;

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("wechat-deadline").daemon().factory());
    private final CloseableHttpClient client;
    private final Duration longest;

    /**
     * @param longest the time of an exchange that is part of no verb
     */
    BoundedHttpClient(CloseableHttpClient client, Duration longest) {
        this.client = client;
        this.longest = longest;
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    protected CloseableHttpResponse doExecute(
            HttpHost target, HttpRequest request, @Nullable HttpContext context)
            throws IOException {
        if (!(request instanceof HttpUriRequest abortable)) {
            throw new ClientProtocolException("a request that cannot be aborted");
        }
        long left = Deadline.left(longest).toNanos();
        var bell = timer.schedule(abortable::abort, left, TimeUnit.NANOSECONDS);
        try {
            var response = client.execute(target, request, context);
            readToTheEnd(response, abortable);
            return response;
        } catch (IOException e) {
            throw bell.isDone() ? tooSlow() : e;
        } finally {
            bell.cancel(false);
        }
    }

    private static void readToTheEnd(HttpResponse response, HttpUriRequest request)
            throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return;
        }
        // Read to its end, the stream gives its connection back; failing, it closes it. Closing it
        // half-way would first read all the rest.
        var body = entity.getContent().readNBytes(LARGEST_REPLY + 1);
        if (body.length > LARGEST_REPLY) {
            request.abort();
            throw new ClientProtocolException("a reply beyond all measure");
        }
        var whole = new ByteArrayEntity(body);
        whole.setContentType(entity.getContentType());
        response.setEntity(whole);
    }

    private static SocketTimeoutException tooSlow() {
        return new SocketTimeoutException("no whole reply in time");
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        client.close();
    }

    @Override
    @Deprecated
    public HttpParams getParams() {
        return client.getParams();
    }

    @Override
    @Deprecated
    public ClientConnectionManager getConnectionManager() {
        return client.getConnectionManager();
    }
}
