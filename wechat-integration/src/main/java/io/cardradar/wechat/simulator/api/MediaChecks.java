package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code POST /wxa/media_check_async}: downloads the file, and pushes its verdict as {@code
 * wxa_media_check}.
 */
public final class MediaChecks implements Feature, AutoCloseable {

    /** When an app's verdicts are pushed. */
    public enum Timing {
        /** While the question is still being answered. */
        EARLY,
        /** After the answer. */
        SOON,
        /** When {@link #release} is called. */
        WITHHELD
    }

    private static final int LARGEST = 10 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Question(String appId, String openId, String traceId, String url) {}

    private final Map<String, Timing> timings = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Question> withheld = new ConcurrentLinkedQueue<>();
    private final AtomicLong pushed = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AccessTokens tokens;
    private final Verdicts verdicts;
    private final Pushes pushes;
    private final CheckRules rules;

    MediaChecks(AccessTokens tokens, Visits visits, Verdicts verdicts, Pushes pushes, Clock clock) {
        this.tokens = tokens;
        this.verdicts = verdicts;
        this.pushes = pushes;
        this.rules = new CheckRules(visits, clock, 2_000, 200_000);
    }

    @Override
    public void addTo(Api api) {
        api.post("/wxa/media_check_async", this::answer);
    }

    public void time(String appId, Timing timing) {
        timings.put(appId, timing);
    }

    /** Pushes what was withheld from an app. */
    public void release(String appId) {
        withheld.removeIf(question -> {
            boolean released = question.appId.equals(appId);
            if (released) {
                judge(question);
            }
            return released;
        });
    }

    @Override
    public void reset() {
        timings.clear();
        withheld.clear();
        rules.reset();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Reply answer(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        rules.require(app, body);
        var question = question(app, body);
        switch (timings.getOrDefault(app.appId(), Timing.SOON)) {
            case EARLY -> judge(question);
            case SOON -> Thread.ofVirtual().start(() -> judge(question));
            case WITHHELD -> withheld.add(question);
        }
        return Reply.json(Map.of("errcode", 0, "errmsg", "ok", "trace_id", question.traceId));
    }

    private static Question question(SimulatedApp app, JsonNode body) {
        int type = body.path("media_type").asInt();
        if (type != 1 && type != 2) {
            throw Errcode.INVALID_MEDIA_TYPE.refusal();
        }
        var url = body.path("media_url").asText();
        if (!url.matches("https?://[!-~]+")) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        return new Question(
                app.appId(), body.path("openid").asText(), CheckRules.newTraceId(), url);
    }

    private void judge(Question question) {
        var verdict =
                isDownloaded(question.url)
                        ? verdicts.onMedia(question.appId, question.url)
                        : Verdict.DOWNLOAD_FAILED;
        boolean labelAsText = pushed.incrementAndGet() % 2 == 0;
        var fields = new LinkedHashMap<String, Object>();
        fields.put("FromUserName", question.openId);
        fields.put("Event", "wxa_media_check");
        fields.put("appid", question.appId);
        fields.put("trace_id", question.traceId);
        fields.put("version", 2);
        fields.put("errcode", verdict.errcode());
        if (verdict.errcode() == 0) {
            fields.put("errmsg", "ok");
            fields.put("detail", List.of(verdict.detail("content_model", labelAsText)));
            fields.put("result", verdict.result(labelAsText));
        }
        pushes.push(question.appId, fields);
    }

    private boolean isDownloaded(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            var reply = http.send(request, BodyHandlers.ofInputStream());
            try (var body = reply.body()) {
                int size = body.readNBytes(LARGEST + 1).length;
                return reply.statusCode() == 200 && size > 0 && size <= LARGEST;
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the simulator is closing
            return false;
        }
    }
}
