package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.api.SimulatedApp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class MessageRulesTest extends WithSimulator {

    @Test
    void allowsOneSendForEachAcceptedPopup() {
        var template = template(1201, "3,1");

        assertThat(sendErrcode(template)).isEqualTo(43101);
        popup(template, true);
        popup(template, true);
        popup(template, false);
        assertThat(send(template).path("msgid").asLong()).isPositive();
        assertThat(sendErrcode(template)).isZero();
        assertThat(sendErrcode(template)).isEqualTo(43101);
        assertThat(inbox()).hasSize(2);
    }

    @Test
    void allowsAnyNumberOfALongTermTemplateUntilItIsTurnedOff() {
        var template = template(5501, "1,3");
        popup(template, true);
        var data = "{\"thing1\":{\"value\":\"企业开办\"},\"date3\":{\"value\":\"2026年11月21日\"}}";

        for (int i = 0; i < 3; i++) {
            assertThat(send(template, data, "").path("errcode").asInt()).isZero();
        }
        client.post("/_control/subscriptions/off", user("\"templateIds\":[\"" + template + "\"]"));
        assertThat(send(template, data, "").path("errcode").asInt()).isEqualTo(43101);
    }

    @Test
    void spendsAGrantOnceHoweverManySendAtOnce() throws Exception {
        var template = template(1201, "3,1");
        popup(template, true);
        Callable<Integer> send = () -> sendErrcode(template);

        try (var threads = Executors.newFixedThreadPool(8)) {
            var replies = threads.invokeAll(Collections.nCopies(8, send));
            assertThat(replies).filteredOn(reply -> reply.resultNow() == 0).hasSize(1);
        }
        assertThat(inbox()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thing3 |  | data.thing3.value is emtpy",
                "thing3 | 一二三四五六七八九十一二三四五六七八九十一 | data.thing3.value invalid",
                "time1 | noon | data.time1.value invalid",
                "name2 | R2D2 | data.name2.value invalid",
                "phone_number4 | 123456789012345678 | data.phone_number4.value invalid",
                "phrase5 | confirmed | data.phrase5.value invalid",
            })
    void refusesDataThatBreaksItsFieldsRule(String field, String value, String complaint) {
        var template = template(1201, "1,2,3,4,5");
        popup(template, true);
        var data =
                """
                {"time1":{"value":"15:01"},"name2":{"value":"张伟"},"thing3":{"value":"好"},
                 "phone_number4":{"value":"0755-86013388"},"phrase5":{"value":"已确认"},"%s":{"value":"%s"}}
                """
                        .formatted(field, value == null ? "" : value);

        var reply = send(template, data, "");

        assertThat(reply.path("errcode").asInt()).isEqualTo(47003);
        assertThat(reply.path("errmsg").asText()).startsWith("argument invalid! " + complaint);
    }

    @Test
    void refusesUnknownTemplatesPagesAndStates() {
        var template = template(1201, "3,1");
        popup(template, true);

        assertThat(sendErrcode("none")).isEqualTo(40037);
        assertThat(send(template, DATA, "\"miniprogram_state\":\"beta\",").path("errcode").asInt())
                .isEqualTo(40097);
        var elsewhere = "/wxaapi/newtmpl/addtemplate?access_token=" + token(OTHER);
        var others =
                client.post(elsewhere, "{\"tid\":\"1201\",\"kidList\":[3,1],\"sceneDesc\":\"x\"}")
                        .path("priTmplId")
                        .asText();
        var toUnpublished =
                "{\"touser\":\"o\",\"template_id\":\"%s\",\"page\":\"pages/new?a=1\",\"data\":%s}"
                        .formatted(others, DATA);
        assertThat(
                        client.post(
                                        "/cgi-bin/message/subscribe/send?access_token="
                                                + token(OTHER),
                                        toUnpublished)
                                .path("errcode")
                                .asInt())
                .isEqualTo(41030);
    }

    @Test
    void opensAMinuteForTwoMessagesAfterTheEntryIntoASession() {
        assertThat(serve()).isEqualTo(45015);
        client.post("/_control/sessions", user("\"text\":null"));

        assertThat(serve()).isZero();
        assertThat(serve()).isZero();
        assertThat(serve()).isEqualTo(45047);
        simulator.clock().advance(Duration.ofMinutes(1));
        assertThat(serve()).isEqualTo(45015);
    }

    @Test
    void opensTwoDaysForFiveMessagesAfterEachMessageOfTheUser() {
        write();
        for (int i = 0; i < 5; i++) {
            assertThat(serve()).isZero();
        }
        assertThat(serve()).isEqualTo(45047);
        write();
        assertThat(serve()).as("a new message, a new quota").isZero();
        simulator.clock().advance(Duration.ofHours(48));
        assertThat(serve()).isEqualTo(45015);
    }

    @Test
    void countsAMessageAgainstBothWindows() {
        write();
        client.post("/_control/sessions", user("\"text\":null"));
        for (int i = 0; i < 5; i++) {
            assertThat(serve()).isZero();
        }
        assertThat(serve()).isEqualTo(45047);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40008 | {\"touser\":\"o\",\"msgtype\":\"voice\"}",
                "44004 | {\"touser\":\"o\",\"msgtype\":\"text\",\"text\":{\"content\":\"\"}}",
                "40007 | {\"touser\":\"o\",\"msgtype\":\"image\",\"image\":{}}",
                "40003 | {\"msgtype\":\"text\",\"text\":{\"content\":\"a\"}}",
            })
    void refusesCustomerServiceMessagesWithoutContent(int errcode, String body) {
        assertThat(serve(body)).isEqualTo(errcode);
    }

    @Test
    void keepsAtMostTwentyFiveTemplates() {
        for (int i = 0; i < 25; i++) {
            template(1201, "3,1");
        }
        assertThat(add(1201, "3,1").path("errcode").asInt()).isEqualTo(200012);
    }

    private static final String DATA =
            "{\"thing3\":{\"value\":\"带上合同\"},\"time1\":{\"value\":\"15:01\"}}";

    private String template(int tid, String kids) {
        return add(tid, kids).path("priTmplId").asText();
    }

    private JsonNode add(int tid, String kids) {
        return client.post(
                "/wxaapi/newtmpl/addtemplate?access_token=" + token(APP),
                "{\"tid\":\"%d\",\"kidList\":[%s],\"sceneDesc\":\"提醒\"}".formatted(tid, kids));
    }

    private void popup(String template, boolean accept) {
        client.post(
                "/_control/popups",
                user("\"templateIds\":[\"%s\"],\"accept\":%s".formatted(template, accept)));
    }

    private void write() {
        client.post("/_control/user-messages", user("\"text\":\"在吗\""));
    }

    private int sendErrcode(String template) {
        return send(template).path("errcode").asInt();
    }

    private JsonNode send(String template) {
        return send(template, DATA, "");
    }

    private JsonNode send(String template, String data, String more) {
        return client.post(
                "/cgi-bin/message/subscribe/send?access_token=" + token(APP),
                "{\"touser\":\"%s\",\"template_id\":\"%s\",%s\"data\":%s}"
                        .formatted(LI.openId(), template, more, data));
    }

    private int serve() {
        return serve(
                "{\"touser\":\"%s\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"}}"
                        .formatted(LI.openId()));
    }

    private int serve(String body) {
        return client.post("/cgi-bin/message/custom/send?access_token=" + token(APP), body)
                .path("errcode")
                .asInt();
    }

    private List<JsonNode> inbox() {
        var path = "/_control/inbox?appId=%s&openId=%s".formatted(APP.appId(), LI.openId());
        return client.get(path).path("messages").valueStream().toList();
    }

    private static String user(String more) {
        return "{\"appId\":\"%s\",\"openId\":\"%s\",%s}".formatted(APP.appId(), LI.openId(), more);
    }

    private String token(SimulatedApp app) {
        return client.stableToken(app, false).path("access_token").asText();
    }
}
