package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class WeComRulesTest extends WithSimulator {

    private String token = "";

    @BeforeEach
    void addAnApplication() {
        control("wecom/agents", "\"trusted\":true");
        token = token().path("access_token").asText();
    }

    @Test
    void repeatsATokenUntilItsEnd() {
        simulator.clock().advance(Duration.ofHours(1));
        assertThat(token().path("access_token").asText()).isEqualTo(token);
        assertThat(token().path("expires_in").asInt()).isBetween(3590, 3600);

        simulator.clock().advance(Duration.ofHours(1));
        assertThat(errcode(text("x"))).isEqualTo(42001);
        assertThat(token().path("access_token").asText()).isNotEqualTo(token);
    }

    @Test
    void refusesBadCredentialsOneByOne() {
        var path = "/cgi-bin/gettoken?corpid=";

        assertThat(client.get(path).path("errcode").asInt()).isEqualTo(41002);
        assertThat(client.get(path + "ww1").path("errcode").asInt()).isEqualTo(41004);
        assertThat(client.get(path + "ww2&corpsecret=s").path("errcode").asInt()).isEqualTo(40013);
        var wrong = client.get(path + "ww1&corpsecret=x");
        assertThat(wrong.path("errcode").asInt()).isEqualTo(40001);
        assertThat(wrong.path("errmsg").asText())
                .matches("invalid credential, hint: \\[\\d+\\], from ip: .*e=40001");
    }

    @Test
    void keepsItsTokensApartFromThoseOfMiniPrograms() {
        var weChat = client.plainToken(APP).path("access_token").asText();

        assertThat(client.errcodeOfToken(token)).isEqualTo(40001);
        token = weChat;
        assertThat(errcode(text("x"))).isEqualTo(40014);
        token = "";
        assertThat(errcode(text("x"))).isEqualTo(41001);
    }

    @Test
    void refusesAnAddressThatIsNotTrusted() {
        control("wecom/agents", "\"trusted\":false");

        assertThat(errcode(text("x"))).isEqualTo(60020);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40056 |"
                    + " {\"agentid\":1,\"touser\":\"a\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}",
                "82001 | {\"agentid\":7,\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}",
                "81013 |"
                    + " {\"agentid\":7,\"touser\":\"x\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}",
                "44004 | {\"agentid\":7,\"touser\":\"a\",\"msgtype\":\"text\"}",
                "44004 |"
                    + " {\"agentid\":7,\"touser\":\"a\",\"msgtype\":\"textcard\",\"textcard\":{\"title\":\"x\"}}",
                "40008 | {\"agentid\":7,\"touser\":\"a\",\"msgtype\":\"song\"}",
                "40058 |"
                    + " {\"agentid\":7,\"touser\":\"a\",\"msgtype\":\"miniprogram_notice\",\"miniprogram_notice\":{\"appid\":\"other\",\"title\":\"四个字的\"}}",
            })
    void refusesWhatWeComRefuses(int errcode, String body) {
        assertThat(errcode(body)).isEqualTo(errcode);
    }

    @Test
    void namesTheReceiversItDoesNotKnow() {
        var reply = send(text("x").replace("\"a\"", "\"a|stranger\""));

        assertThat(reply.path("errcode").asInt()).isZero();
        assertThat(reply.path("invaliduser").asText()).isEqualTo("stranger");
        assertThat(shown()).hasSize(1);
    }

    @Test
    void cutsATextAfter2048BytesAndRefusesLongerMarkdown() {
        assertThat(errcode(text("a".repeat(3000)))).isZero();

        assertThat(shown().at("/0/content/content").asText()).hasSize(2048);
        assertThat(errcode(text("a".repeat(2049)).replace("\"text\"", "\"markdown\"")))
                .isEqualTo(45002);
    }

    @Test
    void dropsWithoutAWordWhatExceedsThirtyMessagesAMinute() {
        for (int i = 0; i < 40; i++) {
            assertThat(errcode(text("x" + i))).isZero();
        }

        assertThat(shown()).hasSize(30);
        simulator.clock().advance(Duration.ofSeconds(61));
        assertThat(errcode(text("y"))).isZero();
        assertThat(shown()).hasSize(31);
    }

    @Test
    void showsARepeatedMessageOnceInTheIntervalThatIsAskedFor() {
        var checked =
                text("x").replace("{\"agentid\"", "{\"enable_duplicate_check\":1,\"agentid\"");

        send(checked);
        send(checked);
        assertThat(shown()).hasSize(1);
        simulator.clock().advance(Duration.ofMinutes(31));
        send(checked);
        assertThat(shown()).hasSize(2);
    }

    @Test
    void findsAMemberByMobile() {
        var path = "/cgi-bin/user/getuserid?access_token=" + token;

        assertThat(client.post(path, "{\"mobile\":\"138\"}").path("userid").asText())
                .isEqualTo("a");
        assertThat(client.post(path, "{\"mobile\":\"139\"}").path("errcode").asInt())
                .isEqualTo(46004);
    }

    private void control(String path, String more) {
        var body =
                """
                {"corpId":"ww1","agentId":7,"secret":"s","members":{"a":"138"},%s}
                """;
        client.post("/_control/" + path, body.formatted(more));
    }

    private JsonNode token() {
        return client.get("/cgi-bin/gettoken?corpid=ww1&corpsecret=s");
    }

    private JsonNode shown() {
        return client.get("/_control/wecom/messages?corpId=ww1").path("messages");
    }

    private JsonNode send(String body) {
        return client.post("/cgi-bin/message/send?access_token=" + token, body);
    }

    private int errcode(String body) {
        return send(body).path("errcode").asInt();
    }

    private static String text(String content) {
        return """
        {"agentid":7,"touser":"a","msgtype":"text","text":{"content":"%s"}}
        """
                .formatted(content);
    }
}
