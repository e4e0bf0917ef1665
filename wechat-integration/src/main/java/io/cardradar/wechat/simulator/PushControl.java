package io.cardradar.wechat.simulator;

import static io.cardradar.wechat.simulator.Control.done;
import static io.cardradar.wechat.simulator.Control.given;
import static io.cardradar.wechat.simulator.Control.read;

import io.cardradar.wechat.simulator.api.Pushes;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.push.Delivery;
import io.cardradar.wechat.simulator.push.PushFormat;
import io.cardradar.wechat.simulator.push.PushMode;
import io.cardradar.wechat.simulator.push.PushTarget;
import io.cardradar.wechat.simulator.push.ReadyMade;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The message push.
 *
 * <pre>
 * GET    callbacks                     POST callbacks {appId, url, token, encodingAesKey?,
 * DELETE callbacks?appId=                              mode? plain|compat|safe, format? json|xml,
 *                                                      patienceMs? 5000, pauseMs? 1000}
 * GET    pushes?appId=&amp;limit=          POST pushes {appId, openId?, kind?, fields?, count?, copies?}
 * </pre>
 *
 * <p>{@code POST callbacks} does what WeChat's console does: it calls the address first, and
 * refuses one that does not answer rightly. {@code kind} is a {@link ReadyMade} in lower case, over
 * which {@code fields} are laid. {@code count} makes a burst, in whose texts <code>{n}</code>
 * stands for the number of each; {@code copies} pushes each several times over.
 */
record PushControl(Pushes pushes) implements Control.Group {

    private record Callback(
            @Nullable String appId,
            @Nullable String url,
            @Nullable String token,
            @Nullable String encodingAesKey,
            @Nullable String mode,
            @Nullable String format,
            @Nullable Long patienceMs,
            @Nullable Long pauseMs) {}

    private record NewPush(
            @Nullable String appId,
            @Nullable String openId,
            @Nullable String kind,
            @Nullable Map<String, Object> fields,
            @Nullable Integer count,
            @Nullable Integer copies) {}

    @Override
    public void addTo(Control control) {
        control.on("GET", "callbacks", exchange -> callbacks());
        control.on("POST", "callbacks", exchange -> configure(read(exchange, Callback.class)));
        control.on("DELETE", "callbacks", this::remove);
        control.on("GET", "pushes", this::deliveries);
        control.on("POST", "pushes", exchange -> push(read(exchange, NewPush.class)));
    }

    private Object callbacks() {
        return Map.of("callbacks", pushes.targets().stream().map(PushControl::describe).toList());
    }

    private static Map<String, Object> describe(PushTarget target) {
        return Map.of(
                "appId", target.appId(),
                "url", target.url().toString(),
                "mode", target.mode().name().toLowerCase(Locale.ROOT),
                "format", target.format().name().toLowerCase(Locale.ROOT));
    }

    private Object configure(Callback c) {
        var target =
                new PushTarget(
                        given("appId", c.appId),
                        URI.create(given("url", c.url)),
                        given("token", c.token),
                        c.encodingAesKey,
                        PushMode.valueOf(upper(c.mode, "plain")),
                        PushFormat.valueOf(upper(c.format, "json")),
                        millis(c.patienceMs, PushTarget.PATIENCE),
                        millis(c.pauseMs, PushTarget.PAUSE));
        return done(() -> pushes.configure(target));
    }

    private Object remove(Exchange exchange) {
        var appId = given("appId", exchange.parameter("appId"));
        return done(() -> pushes.remove(appId));
    }

    private Object push(NewPush push) {
        var appId = given("appId", push.appId);
        var fields = fields(appId, push);
        int count = push.count == null ? 1 : push.count;
        int copies = push.copies == null ? 1 : push.copies;
        for (int n = 0; n < count; n++) {
            pushes.push(appId, numbered(fields, n), copies);
        }
        return Map.of("done", true);
    }

    private static Map<String, Object> fields(String appId, NewPush push) {
        var fields = new LinkedHashMap<String, Object>();
        var openId = push.openId == null ? "" : push.openId;
        if (push.kind != null) {
            fields.putAll(ReadyMade.valueOf(upper(push.kind, "")).fields(appId, openId));
        } else if (!openId.isEmpty()) {
            fields.put("FromUserName", openId);
        }
        if (push.fields != null) {
            fields.putAll(push.fields);
        }
        return fields;
    }

    private static Map<String, Object> numbered(Map<String, Object> fields, int n) {
        var numbered = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) ->
                numbered.put(
                        name,
                        value instanceof String text
                                ? text.replace("{n}", Integer.toString(n))
                                : value));
        return numbered;
    }

    private Object deliveries(Exchange exchange) {
        var limit = exchange.parameter("limit");
        var appId = exchange.parameter("appId");
        var last =
                pushes.last(limit.isEmpty() ? 100 : Integer.parseInt(limit)).stream()
                        .filter(delivery -> appId.isEmpty() || appId.equals(delivery.appId()))
                        .map(PushControl::describe)
                        .toList();
        return Map.of("pushes", last);
    }

    private static Map<String, Object> describe(Delivery delivery) {
        return Map.of(
                "number", delivery.number(),
                "appId", delivery.appId(),
                "state", delivery.state(),
                "fields", delivery.fields(),
                "attempts", delivery.attempts());
    }

    private static String upper(@Nullable String given, String otherwise) {
        return (given == null ? otherwise : given).toUpperCase(Locale.ROOT);
    }

    private static Duration millis(@Nullable Long given, Duration otherwise) {
        return given == null ? otherwise : Duration.ofMillis(given);
    }
}
