package io.cardradar.app.messaging;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Eventually;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class KefuApiTest extends WithCustomer {

    @Test
    void sendsFiveMessagesAfterOneOfTheCustomer() {
        kefu(sales, "您好").expectProblem(409, "message.window_closed");
        assertThat(reach().at("/kefu/open").asBoolean()).isFalse();
        user.write();

        for (int left = 5; left > 0; left--) {
            assertThat(reach().at("/kefu/left").asInt()).isEqualTo(left);
            until(kefu(sales, "您好 " + left), "sent");
        }

        kefu(sales, "您好").expectProblem(409, "message.quota_used");
        assertThat(reach().at("/kefu/open").asBoolean()).isTrue();
        assertThat(reach().at("/kefu/left").asInt()).isZero();
        assertThat(user.received()).isEqualTo(5);
    }

    @Test
    void sendsTwoMessagesAfterAnEntryIntoASession() {
        user.enter();

        until(kefu(sales, "欢迎"), "sent");
        until(kefu(sales, "请问需要什么？"), "sent");

        kefu(sales, "还在吗").expectProblem(409, "message.quota_used");
        assertThat(user.received()).isEqualTo(2);
    }

    @Test
    void neverSendsMoreThanTheQuotaHoweverManyAskAtOnce() throws Exception {
        user.enter();
        Callable<Integer> send = () -> kefu(sales, "您好").status();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(Collections.nCopies(8, send));
            assertThat(answers).filteredOn(answer -> answer.resultNow() == 202).hasSize(2);
            assertThat(answers).filteredOn(answer -> answer.resultNow() == 409).hasSize(6);
        }
        Eventually.until(user::received, received -> received == 2);
    }

    @Test
    void believesWeChatThatTheWindowIsClosed() {
        user.write();
        fault("path", KEFU, "errcode", 45015);

        JsonNode refused = until(kefu(sales, "您好"), "refused");

        assertThat(refused.path("reason").asText()).isEqualTo("window_closed");
        assertThat(refused.path("text").asText()).isEqualTo("被微信拒绝：客户近期没有联系客服，暂不能发送");
        assertThat(user.received()).isZero();
    }

    @Test
    void givesThePlaceInTheQuotaBackWhenWeChatRefusesTheMessageItself() {
        user.write();
        fault("path", KEFU, "errcode", 40007);

        until(kefu(sales, "您好"), "refused");

        assertThat(reach().at("/kefu/left").asInt()).isEqualTo(5);
    }

    @Test
    void saysWhatAMessageLacks() {
        user.write();
        var noContent = fields("customerId", customer, "kefu", fields("type", "text"));
        var noUrl = fields("customerId", customer, "kefu", fields("type", "link", "title", "官网"));

        sales.api().post("/v1/messages", noContent).expectProblem(400, "message.incomplete");
        JsonNode problem =
                sales.api()
                        .post("/v1/messages", noUrl)
                        .expectProblem(400, "message.incomplete")
                        .json();
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/kefu/url");
        sales.api()
                .post("/v1/messages", fields("customerId", customer))
                .expectProblem(400, "message.which_channel");
    }

    @Test
    void sendsLinks() {
        user.write();
        var link =
                fields(
                        "type",
                        "link",
                        "title",
                        "官网",
                        "url",
                        "https://example.com",
                        "description",
                        "介绍");

        JsonNode sent =
                until(
                        sales.api()
                                .post("/v1/messages", fields("customerId", customer, "kefu", link)),
                        "sent");

        assertThat(sent.at("/content/title").asText()).isEqualTo("官网");
        assertThat(sent.path("channel").asText()).isEqualTo("kefu");
    }
}
