package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.wechat.simulator.api.SimulatedApp;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;

class ControlTest extends WithSimulator {

    @Test
    void addsAnApp() {
        control("apps", "{\"appId\":\"wxnew\",\"secret\":\"s\",\"pages\":[\"pages/a\"]}");

        assertThat(client.plainToken(new SimulatedApp("wxnew", "s")).has("access_token")).isTrue();
        assertThat(client.get("/_control/apps").path("apps")).hasSize(3);
    }

    @Test
    void scriptsALogInAndAPhoneNumber() {
        control(
                "logins",
                """
                {"appId":"wxtest0000000001","code":"c1","openId":"o1","unionId":"u1"}
                """);
        control(
                "phones",
                "{\"appId\":\"wxtest0000000001\",\"openId\":\"o1\",\"phone\":\"123456\"}");
        var user = "?appId=wxtest0000000001&openId=o1";
        var fresh = client.get("/_control/logins" + user).path("code").asText();
        var phone = client.get("/_control/phones" + user).path("code").asText();
        var token = client.plainToken(APP).path("access_token").asText();

        assertThat(client.login(APP, "c1").path("unionid").asText()).isEqualTo("u1");
        assertThat(client.login(APP, fresh).path("openid").asText()).isEqualTo("o1");
        var path = "/wxa/business/getuserphonenumber?access_token=" + token;
        assertThat(
                        client.post(path, "{\"code\":\"" + phone + "\"}")
                                .at("/phone_info/phoneNumber")
                                .asText())
                .isEqualTo("123456");
    }

    @Test
    void movesTheClockForwardOnly() {
        var before = simulator.clock().instant();

        control("clock", "{\"advanceSeconds\":3600}");

        assertThat(Duration.between(before, simulator.clock().instant()))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
        assertThat(status("clock", "{\"advanceSeconds\":-1}")).isEqualTo(400);
    }

    @Test
    void killsTheTokensOfAnApp() {
        var token = client.plainToken(APP).path("access_token").asText();

        control("tokens/kill", "{\"appId\":\"wxtest0000000001\"}");

        assertThat(client.errcodeOfToken(token)).isEqualTo(40001);
    }

    @Test
    void injectsFaultsAsOftenAsToldAtOneEndpoint() {
        control("faults", "{\"path\":\"/cgi-bin/token\",\"errcode\":-1,\"count\":2}");

        assertThat(client.stableToken(APP, false).has("access_token")).isTrue();
        assertThat(client.plainToken(APP).path("errcode").asInt()).isEqualTo(-1);
        assertThat(client.plainToken(APP).path("errmsg").asText()).startsWith("system error rid:");
        assertThat(client.plainToken(APP).has("access_token")).isTrue();
    }

    @Test
    void injectsStatusBodyLatencyAndDroppedConnections() {
        control("faults", "{\"path\":\"*\",\"status\":502,\"body\":\"<html>\"}");
        control("faults", "{\"path\":\"*\",\"latencyMs\":120}");
        control("faults", "{\"path\":\"*\",\"drop\":true,\"afterWork\":true}");

        assertThat(client.send("GET", "/cgi-bin/token", "").statusCode()).isEqualTo(502);
        long start = System.nanoTime();
        assertThat(client.plainToken(APP).has("access_token")).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(119));
        // The JDK's client repeats a dropped GET by itself, so that this has to be a POST.
        assertThatThrownBy(() -> client.stableToken(APP, false))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void listsTheLastCallsNewestFirstAndForgetsThemOnReset() {
        client.plainToken(APP);
        client.login(APP, "c");

        var calls = client.get("/_control/calls?limit=1");

        assertThat(calls.at("/calls/0/path").asText()).isEqualTo("/sns/jscode2session");
        assertThat(calls.path("calls")).hasSize(1);
        assertThat(calls.at("/counts").path("/cgi-bin/token").asInt()).isEqualTo(1);
        control("reset", "");
        assertThat(client.get("/_control/calls").path("calls")).isEmpty();
    }

    @Test
    void resetsTheWholeWorld() {
        var token = client.plainToken(APP).path("access_token").asText();
        control("apps", "{\"appId\":\"wxnew\",\"secret\":\"s\"}");
        control("faults", "{\"path\":\"*\",\"errcode\":-1}");
        control("clock", "{\"advanceSeconds\":3600}");

        control("reset", "");

        assertThat(client.errcodeOfToken(token)).isEqualTo(40001);
        assertThat(client.get("/_control/apps").path("apps")).hasSize(2);
        assertThat(simulator.clock().instant())
                .isBefore(Clock.systemUTC().instant().plusSeconds(60));
    }

    @Test
    void saysWhatIsWrongWithACommand() {
        assertThat(status("logins", "{\"appId\":\"a\"}")).isEqualTo(400);
        assertThat(status("logins", "{\"appId\":\"a\",\"surprise\":1}")).isEqualTo(400);
        assertThat(status("faults", "nonsense")).isEqualTo(400);
        assertThat(status("nothing", "{}")).isEqualTo(404);
    }

    private void control(String name, String body) {
        var reply = client.send("POST", "/_control/" + name, body);
        assertThat(reply.statusCode()).isEqualTo(200);
    }

    private int status(String name, String body) {
        return client.send("POST", "/_control/" + name, body).statusCode();
    }
}
