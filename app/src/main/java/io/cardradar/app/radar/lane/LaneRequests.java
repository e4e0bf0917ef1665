package io.cardradar.app.radar.lane;

import io.cardradar.analytics.events.Crawler;
import io.cardradar.analytics.ingest.Ingest;
import io.cardradar.app.identity.KnownTokens;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Problem;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Decides which requests the fast lane takes, and has their events taken in. */
@Singleton
final class LaneRequests {
    private static final String PATH = "/v1/events";
    private static final String BEARER = "Bearer ";

    /** A full batch of events without large properties; larger ones are too rare to matter. */
    private static final int LONGEST_BODY = 256 * 1024;

    private static final Set<String> MEDIA_TYPES =
            Set.of("application/json", "application/json;charset=utf-8");

    /** What a request may bring along without making a difference to this endpoint. */
    private static final Set<String> KNOWN_HEADERS =
            Set.of(
                    "host",
                    "content-type",
                    "content-length",
                    "authorization",
                    "accept",
                    "accept-encoding",
                    "accept-language",
                    "user-agent",
                    "referer",
                    "cache-control",
                    "pragma",
                    "dnt",
                    "traceparent",
                    "tracestate",
                    "x-request-id",
                    "x-real-ip",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "forwarded",
                    "via");

    private final KnownTokens tokens;
    private final Ingest ingest;
    private final LaneAnswers answers;

    LaneRequests(KnownTokens tokens, Ingest ingest, LaneAnswers answers) {
        this.tokens = tokens;
        this.ingest = ingest;
        this.answers = answers;
    }

    /** Whether nothing in a request's head is unusual. Its token is looked at with its body. */
    boolean mayTake(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return request.method().equals(HttpMethod.POST)
                && PATH.equals(request.uri())
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && request.decoderResult().isSuccess()
                && lengthOf(request) > 0
                && isJson(headers.get(HttpHeaderNames.CONTENT_TYPE))
                && !Crawler.isNamedBy(headers.get(HttpHeaderNames.USER_AGENT))
                && hasOnlyKnown(headers);
    }

    /** The length of the body; 0 when it is not told, or too long for the lane. */
    static int lengthOf(HttpRequest request) {
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        if (length == null || length.length() > 6 || !length.chars().allMatch(Character::isDigit)) {
            return 0;
        }
        int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
        return bytes <= LONGEST_BODY ? bytes : 0;
    }

    /** What is answered once the events are committed; null when it must go the ordinary road. */
    @Nullable CompletableFuture<FullHttpResponse> take(HttpRequest request, byte[] body) {
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return null;
        }
        Caller caller = tokens.callerOf(authorization.substring(BEARER.length()));
        if (caller == null) {
            return null;
        }
        long start = System.nanoTime();
        try {
            CompletableFuture<Ingest.Receipt> receipt = ingest.takeWellFormed(caller, body);
            return receipt == null
                    ? null
                    : receipt.handle((taken, failure) -> answer(taken, failure, start));
        } catch (Problem.Throttled e) {
            return CompletableFuture.completedFuture(answers.of(e, start));
        }
    }

    private FullHttpResponse answer(
            Ingest.@Nullable Receipt taken, @Nullable Throwable failure, long start) {
        if (taken != null) {
            return answers.of(taken, start);
        }
        Throwable cause =
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return answers.of(cause, start);
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && MEDIA_TYPES.contains(
                        contentType.toLowerCase(java.util.Locale.ROOT).replace(" ", ""));
    }

    private static boolean hasOnlyKnown(HttpHeaders headers) {
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            if (!isKnown(header.getKey().toString(), header.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKnown(String name, CharSequence value) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return KNOWN_HEADERS.contains(lower)
                || lower.equals("connection") && "keep-alive".contentEquals(value);
    }
}
