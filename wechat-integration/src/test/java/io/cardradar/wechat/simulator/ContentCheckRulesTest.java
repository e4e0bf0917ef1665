package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.cardradar.wechat.simulator.push.PushFormat;
import io.cardradar.wechat.simulator.push.PushMode;
import io.cardradar.wechat.simulator.push.PushTarget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class ContentCheckRulesTest extends WithSimulator {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BlockingQueue<JsonNode> pushed = new LinkedBlockingQueue<>();
    private HttpServer service;

    /** A service that takes pushes at {@code /push} and has a file at {@code /file}. */
    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/file",
                http -> {
                    http.sendResponseHeaders(200, 4);
                    http.getResponseBody().write(new byte[4]);
                    http.close();
                });
        service.createContext("/push", this::takePush);
        service.start();
        simulator.world().visits().visit(LI);
        simulator
                .world()
                .pushes()
                .configure(
                        new PushTarget(
                                APP.appId(),
                                uri("/push"),
                                "token",
                                null,
                                PushMode.PLAIN,
                                PushFormat.JSON,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(1)));
    }

    private void takePush(HttpExchange http) throws IOException {
        var query = String.valueOf(http.getRequestURI().getQuery());
        var echo = query.replaceFirst("(?s).*echostr=([^&]*).*", "$1");
        var reply = (query.contains("echostr=") ? echo : "success").getBytes(UTF_8);
        var body = http.getRequestBody().readAllBytes();
        if (body.length > 0) {
            pushed.add(JSON.readTree(body));
        }
        http.sendResponseHeaders(200, reply.length);
        http.getResponseBody().write(reply);
        http.close();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40097 | {'version':1,'openid':'openid-li','scene':1,'content':'x'}",
                "40097 | {'version':2,'openid':'openid-li','scene':1,'content':''}",
                "40129 | {'version':2,'openid':'openid-li','scene':0,'content':'x'}",
                "40003 | {'version':2,'openid':'openid-none','scene':1,'content':'x'}",
                "40003 | {'version':2,'scene':1,'content':'x'}",
                "0     | {'version':'2','openid':'openid-li','scene':1,'content':'x'}",
            })
    void refusesATextThatWeChatRefuses(int errcode, String body) {
        var reply = post("/wxa/msg_sec_check", body);

        assertThat(reply.path("errcode").asInt(-1)).isEqualTo(errcode);
    }

    @Test
    void obeysScriptedWordsOfOneApp() {
        simulator
                .world()
                .verdicts()
                .scriptWord(
                        APP.appId(),
                        "蓝色",
                        new io.cardradar.wechat.simulator.api.Verdict("review", 10001, 0));

        var reply =
                post(
                        "/wxa/msg_sec_check",
                        "{'version':2,'openid':'openid-li','scene':2,'content':'蓝色'}");

        assertThat(reply.at("/result/suggest").asText()).isEqualTo("review");
        assertThat(reply.at("/result/label").asInt()).isEqualTo(10001);
        assertThat(reply.at("/detail/0/suggest").asText()).isEqualTo("review");
    }

    @Test
    void limitsTextsToFourThousandAMinute() {
        var body = "{'version':2,'openid':'openid-li','scene':0,'content':'x'}".replace('\'', '"');
        var path = "/wxa/msg_sec_check?access_token=" + token();
        for (int i = 0; i < 4_000; i++) {
            client.post(path, body);
        }

        assertThat(client.post(path, body).path("errcode").asInt()).isEqualTo(44991);
        simulator.clock().advance(Duration.ofSeconds(61));
        assertThat(client.post(path, body).path("errcode").asInt()).isEqualTo(40129);
    }

    @Test
    void pushesTheVerdictOnMediaThatItHasDownloaded() throws Exception {
        simulator
                .world()
                .verdicts()
                .scriptMedia(
                        "",
                        "/file",
                        new io.cardradar.wechat.simulator.api.Verdict("risky", 20002, 0));

        var first = check("/file");
        var push = next();

        assertThat(first.path("errcode").asInt(-1)).isZero();
        assertThat(push.path("Event").asText()).isEqualTo("wxa_media_check");
        assertThat(push.path("trace_id")).isEqualTo(first.path("trace_id"));
        assertThat(push.path("FromUserName").asText()).isEqualTo("openid-li");
        assertThat(push.at("/result/suggest").asText()).isEqualTo("risky");
        check("/file");
        assertThat(push.at("/result/label").isTextual())
                .as("labels come as numbers and as text by turns")
                .isNotEqualTo(next().at("/result/label").isTextual());
    }

    @Test
    void saysThatADownloadFailed() throws Exception {
        check("/nothing-here");

        var push = next();

        assertThat(push.path("errcode").asInt()).isEqualTo(-1008);
        assertThat(push.has("result")).isFalse();
    }

    @Test
    void withholdsVerdictsUntilTheyAreReleased() throws Exception {
        client.post(
                "/_control/checks/timing",
                "{\"appId\":\"%s\",\"timing\":\"withheld\"}".formatted(APP.appId()));
        var asked = check("/file");

        assertThat(pushed).isEmpty();
        client.post("/_control/checks/release", "{\"appId\":\"%s\"}".formatted(APP.appId()));
        assertThat(next().path("trace_id")).isEqualTo(asked.path("trace_id"));
    }

    private JsonNode check(String path) {
        return post(
                "/wxa/media_check_async",
                "{'version':2,'openid':'openid-li','scene':1,'media_type':2,'media_url':'%s'}"
                        .formatted(uri(path)));
    }

    private JsonNode post(String path, String body) {
        return client.post(path + "?access_token=" + token(), body.replace('\'', '"'));
    }

    private JsonNode next() throws InterruptedException {
        var push = pushed.poll(20, TimeUnit.SECONDS);
        assertThat(push).isNotNull();
        return push;
    }

    private String token() {
        return client.stableToken(APP, false).path("access_token").asText();
    }

    private URI uri(String path) {
        var address = service.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }
}
