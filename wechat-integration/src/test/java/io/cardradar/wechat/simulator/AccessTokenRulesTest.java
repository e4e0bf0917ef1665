package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class AccessTokenRulesTest extends WithSimulator {

    @Test
    void refusesBadCredentialsOneByOne() {
        var path = "/cgi-bin/token?grant_type=client_credential";

        assertThat(errcode("/cgi-bin/token?appid=x&secret=y")).isEqualTo(40002);
        assertThat(errcode(path)).isEqualTo(41002);
        assertThat(errcode(path + "&appid=x")).isEqualTo(41004);
        assertThat(errcode(path + "&appid=x&secret=y")).isEqualTo(40013);
        assertThat(errcode(path + "&appid=" + APP.appId() + "&secret=y")).isEqualTo(40125);
    }

    @Test
    void refusesTheWrongMethodAndBadBodiesOfAStableToken() {
        assertThat(errcode("/cgi-bin/stable_token")).isEqualTo(43002);
        assertThat(postErrcode("/cgi-bin/token", "{}")).isEqualTo(43001);
        assertThat(postErrcode("/cgi-bin/stable_token", "")).isEqualTo(44002);
        assertThat(postErrcode("/cgi-bin/stable_token", "{\"appid\":")).isEqualTo(47001);
        assertThat(postErrcode("/cgi-bin/stable_token", "[]")).isEqualTo(47001);
    }

    @Test
    void answersEveryRefusalWithStatus200AndARequestId() {
        var reply = client.send("GET", "/cgi-bin/nothing", "");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(RawClient.json(reply).path("errcode").asInt()).isEqualTo(40066);
        assertThat(RawClient.json(reply).path("errmsg").asText())
                .matches("invalid url rid: \\w{8}-\\w{8}-\\w{8}");
    }

    @Test
    void letsAPlainTokenLiveFiveMinutesBesideItsSuccessor() {
        var first = client.plainToken(APP).path("access_token").asText();
        var second = client.plainToken(APP).path("access_token").asText();

        assertThat(second).isNotEqualTo(first);
        simulator.clock().advance(Duration.ofSeconds(299));
        assertThat(client.errcodeOfToken(first)).isZero();
        simulator.clock().advance(Duration.ofSeconds(2));
        assertThat(client.errcodeOfToken(first)).isEqualTo(40001);
        assertThat(client.errcodeOfToken(second)).isZero();
    }

    @Test
    void tellsExpiredMissingAndForeignTokensApart() {
        var token = client.plainToken(APP).path("access_token").asText();
        simulator.clock().advance(Duration.ofSeconds(7201));

        assertThat(client.errcodeOfToken(token)).isEqualTo(42001);
        assertThat(client.errcodeOfToken("")).isEqualTo(41001);
        assertThat(client.errcodeOfToken("80_never_issued")).isEqualTo(40001);
        assertThat(client.errcodeOfToken("%E5%AE%A2")).isEqualTo(40014);
    }

    @Test
    void repeatsAStableTokenUntilItsLastFiveMinutes() {
        var first = stable(false);
        simulator.clock().advance(Duration.ofSeconds(6800));
        var repeated = client.stableToken(APP, false);
        simulator.clock().advance(Duration.ofSeconds(150));
        var second = stable(false);

        assertThat(repeated.path("access_token").asText()).isEqualTo(first);
        assertThat(repeated.path("expires_in").asInt()).isBetween(390, 400);
        assertThat(second).isNotEqualTo(first);
        assertThat(client.errcodeOfToken(first)).as("both work in the overlap").isZero();
        assertThat(client.errcodeOfToken(second)).isZero();
    }

    @Test
    void endsTheOldTokenAtOnceWhenForced() {
        var first = stable(false);
        var forced = stable(true);

        assertThat(forced).isNotEqualTo(first);
        assertThat(client.errcodeOfToken(first)).isEqualTo(40001);
        assertThat(client.errcodeOfToken(forced)).isZero();
    }

    @Test
    void doesNotRefreshTwiceWithinThirtySeconds() {
        var forced = stable(true);

        assertThat(stable(true)).isEqualTo(forced);
        simulator.clock().advance(Duration.ofSeconds(31));
        assertThat(stable(true)).isNotEqualTo(forced);
    }

    @Test
    void allowsTwentyForcedRefreshesADay() {
        for (int i = 0; i < 20; i++) {
            assertThat(client.stableToken(APP, true).has("access_token")).isTrue();
            simulator.clock().advance(Duration.ofSeconds(31));
        }

        assertThat(client.stableToken(APP, true).path("errcode").asInt()).isEqualTo(45009);
        assertThat(client.stableToken(OTHER, true).has("access_token")).isTrue();
        simulator.clock().advance(Duration.ofDays(1));
        assertThat(client.stableToken(APP, true).has("access_token")).isTrue();
    }

    @Test
    void keepsPlainAndStableTokensApart() {
        var plain = client.plainToken(APP).path("access_token").asText();
        var stable = stable(true);

        assertThat(stable).isNotEqualTo(plain);
        assertThat(client.errcodeOfToken(plain)).isZero();
        assertThat(client.errcodeOfToken(stable)).isZero();
    }

    @Test
    void goesOnGivingOutAKilledTokenUntilForced() {
        var dead = stable(false);
        simulator.world().tokens().kill(APP.appId());

        assertThat(client.errcodeOfToken(dead)).isEqualTo(40001);
        assertThat(stable(false)).isEqualTo(dead);
        assertThat(client.errcodeOfToken(stable(true))).isZero();
    }

    private String stable(boolean force) {
        return client.stableToken(APP, force).path("access_token").asText();
    }

    private int errcode(String path) {
        return client.get(path).path("errcode").asInt();
    }

    private int postErrcode(String path, String body) {
        return client.post(path, body).path("errcode").asInt();
    }
}
