package io.cardradar.wechat.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cardradar.wechat.simulator.api.SimulatedApp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Speaks to a simulator without any WeChat library. */
record RawClient(URI host, HttpClient http) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RawClient of(Simulator simulator) {
        return new RawClient(simulator.uri(), HttpClient.newHttpClient());
    }

    JsonNode get(String path) {
        return json(send("GET", path, ""));
    }

    JsonNode post(String path, String body) {
        return json(send("POST", path, body));
    }

    HttpResponse<byte[]> send(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(host.resolve(path))
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode plainToken(SimulatedApp app) {
        return get(
                "/cgi-bin/token?grant_type=client_credential&appid=%s&secret=%s"
                        .formatted(app.appId(), app.secret()));
    }

    JsonNode stableToken(SimulatedApp app, boolean force) {
        var body =
                """
                {"grant_type":"client_credential","appid":"%s","secret":"%s","force_refresh":%s}
                """
                        .formatted(app.appId(), app.secret(), force);
        return post("/cgi-bin/stable_token", body);
    }

    JsonNode login(SimulatedApp app, String code) {
        return get(
                "/sns/jscode2session?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
                        .formatted(app.appId(), app.secret(), URLEncoder.encode(code, UTF_8)));
    }

    /** The errcode that a token gets from an endpoint that needs one; 0 if it is accepted. */
    int errcodeOfToken(String token) {
        var reply =
                send("POST", "/wxa/getwxacodeunlimit?access_token=" + token, "{\"scene\":\"a\"}");
        var type = reply.headers().firstValue("Content-Type").orElse("");
        return type.startsWith("image/") ? 0 : json(reply).path("errcode").asInt();
    }

    static JsonNode json(HttpResponse<byte[]> reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(new String(reply.body(), UTF_8), e);
        }
    }
}
