package io.cardradar.app.radar.lane;

import io.cardradar.analytics.ingest.Ingest;
import io.cardradar.app.web.ProblemHandler;
import io.cardradar.kernel.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What the fast lane answers: byte for byte what the ordinary road would. */
@Singleton
final class LaneAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LaneAnswers.class);

    private final ProblemHandler problems;
    private final JsonMapper json;
    private final MeterRegistry meters;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    LaneAnswers(ProblemHandler problems, JsonMapper json, MeterRegistry meters) {
        this.problems = problems;
        this.json = json;
        this.meters = meters;
    }

    FullHttpResponse of(Ingest.Receipt receipt, long startNanos) {
        String text =
                "{\"accepted\":"
                        + receipt.accepted()
                        + ",\"duplicates\":"
                        + receipt.duplicates()
                        + ",\"rejected\":[]}";
        return response(200, "application/json", text.getBytes(StandardCharsets.UTF_8), startNanos);
    }

    FullHttpResponse of(@Nullable Throwable failure, long startNanos) {
        Problem problem =
                failure instanceof Problem known
                        ? known
                        : new Problem.Upstream(
                                "ingest.unavailable",
                                "The events could not be stored; send them again",
                                failure);
        HttpResponse<?> answer = problems.of(problem);
        try {
            byte[] body = json.writeValueAsBytes(answer.body());
            FullHttpResponse response =
                    response(answer.code(), "application/problem+json", body, startNanos);
            String retryAfter = answer.header("Retry-After");
            if (retryAfter != null) {
                response.headers().set(HttpHeaderNames.RETRY_AFTER, retryAfter);
            }
            return response;
        } catch (IOException e) {
            LOG.error("A problem cannot be written", e);
            throw new UncheckedIOException(e);
        }
    }

    private FullHttpResponse response(int status, String type, byte[] body, long startNanos) {
        timers.computeIfAbsent(status, this::timer)
                .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(status),
                        Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }

    /** The ordinary road's requests are in the same metric. */
    private Timer timer(int status) {
        return meters.timer(
                "http.server.requests",
                "method",
                "POST",
                "uri",
                "/v1/events",
                "status",
                Integer.toString(status),
                "exception",
                "none");
    }
}
