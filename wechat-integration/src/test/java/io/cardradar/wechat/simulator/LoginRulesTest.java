package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardradar.wechat.simulator.api.SimulatedApp;
import io.cardradar.wechat.simulator.api.User;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

class LoginRulesTest extends WithSimulator {

    @Test
    void answersALogInWithoutErrcodeAsPlainText() {
        var path = "/sns/jscode2session?grant_type=authorization_code&access_token=any";
        var code = simulator.world().logins().freshCode(LI);
        var credentials = "&appid=" + APP.appId() + "&secret=" + APP.secret() + "&js_code=" + code;

        var reply = client.send("GET", path + credentials, "");

        assertThat(reply.headers().firstValue("Content-Type")).contains("text/plain");
        var json = RawClient.json(reply);
        assertThat(json.has("errcode")).isFalse();
        assertThat(json.path("openid").asText()).isEqualTo("openid-li");
        assertThat(json.path("unionid").asText()).isEqualTo("unionid-li");
        assertThat(Base64.getDecoder().decode(json.path("session_key").asText())).hasSize(16);
    }

    @Test
    void omitsTheUnionIdOfAnAppThatIsBoundToNoAccount() {
        simulator.world().logins().script("code-1", new User(APP.appId(), "openid-wang"));

        assertThat(client.login(APP, "code-1").has("unionid")).isFalse();
    }

    @Test
    void acceptsACodeOnceForItsAppWithinFiveMinutes() {
        simulator.world().logins().script("code-1", LI);
        simulator.world().logins().script("code-2", LI);

        assertThat(errcode(OTHER, "code-1")).as("of another app").isEqualTo(40029);
        assertThat(errcode(APP, "code-1")).isZero();
        assertThat(errcode(APP, "code-1")).as("used").isEqualTo(40163);
        simulator.clock().advance(Duration.ofSeconds(301));
        assertThat(errcode(APP, "code-2")).as("too old").isEqualTo(40029);
        assertThat(errcode(APP, "code-3")).as("never given out").isEqualTo(40029);
        assertThat(errcode(APP, "")).isEqualTo(41008);
    }

    @Test
    void refusesBadCredentials() {
        assertThat(errcode(new SimulatedApp("wxnone", "secret-one"), "c")).isEqualTo(40013);
        assertThat(errcode(new SimulatedApp(APP.appId(), "wrong"), "c")).isEqualTo(40125);
    }

    @Test
    void allowsAHundredLogInsAMinuteForEachUser() {
        for (int i = 0; i < 100; i++) {
            assertThat(errcode(APP, simulator.world().logins().freshCode(LI))).isZero();
        }

        assertThat(errcode(APP, simulator.world().logins().freshCode(LI))).isEqualTo(45011);
        var wang = new User(APP.appId(), "openid-wang");
        assertThat(errcode(APP, simulator.world().logins().freshCode(wang))).isZero();
        simulator.clock().advance(Duration.ofSeconds(61));
        assertThat(errcode(APP, simulator.world().logins().freshCode(LI))).isZero();
    }

    @Test
    void refusesDemoCodesOutsideTheDemo() {
        assertThat(errcode(APP, "demo:sales-1")).isEqualTo(40029);
    }

    @Test
    void acceptsDemoCodesAgainAndAgainInTheDemo() {
        var app = SimulatorSettings.DEMO_APP;
        try (var demo = Simulator.start(SimulatorSettings.forDemo(Clock.systemUTC(), 0))) {
            var raw = RawClient.of(demo);
            for (int i = 0; i < 120; i++) {
                assertThat(raw.login(app, "demo:sales-1").path("openid").asText())
                        .isEqualTo("sales-1");
            }
            assertThat(raw.login(app, "demo:").path("errcode").asInt()).isEqualTo(40029);
            var token = raw.stableToken(app, false).path("access_token").asText();
            var phone =
                    raw.post(
                            "/wxa/business/getuserphonenumber?access_token=" + token,
                            "{\"code\":\"demo:13800000001\"}");
            assertThat(phone.at("/phone_info/purePhoneNumber").asText()).isEqualTo("13800000001");
        }
    }

    @Test
    void keepsSecretsOutOfTheCallLogAndThePage() {
        client.login(APP, "<script>alert(1)</script>");
        client.stableToken(APP, false);

        var page = new String(client.send("GET", "/", "").body(), UTF_8);

        assertThat(page).contains("/sns/jscode2session × 1").doesNotContain("<script>");
        assertThat(page + simulator.calls().last(10)).doesNotContain(APP.secret());
    }

    private int errcode(SimulatedApp app, String code) {
        return client.login(app, code).path("errcode").asInt();
    }
}
