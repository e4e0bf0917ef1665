package io.cardradar.app.messaging;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.architecture.CapturedLog;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;

/** The whole way: what a user does at WeChat reaches the books by WeChat's pushes alone. */
class MessagesByPushTest extends WithCustomer {
    private final Api weChat = new Api(TestStack.simulator(), "");

    @BeforeEach
    void connectTheCallback() {
        WeChatPushes.plainOf(company).deliverTo(service);
    }

    @Test
    void booksAGrantWhenTheUserAcceptsAndTheDeliveryWhenItHasArrived() {
        JsonNode template = template();
        weChat.post(
                        "/_control/popups",
                        fields(
                                "appId",
                                company.appId(),
                                "openId",
                                visitor.openid(),
                                "templateIds",
                                List.of(template.path("templateId").asText()),
                                "accept",
                                true))
                .expect(200);
        Eventually.until(this::grants, left -> left == 1);

        JsonNode sent = until(subscribe(sales, template), "sent");

        JsonNode arrived =
                Eventually.until(
                        () -> message(sent.path("id").asText()),
                        seen -> seen.path("delivery").asText().equals("delivered"));
        assertThat(arrived.path("state").asText()).isEqualTo("sent");
        assertThat(grants()).isZero();
    }

    @Test
    void opensTheWindowWhenTheUserWrites() {
        weChat.post(
                        "/_control/user-messages",
                        fields("appId", company.appId(), "openId", visitor.openid(), "text", "在吗"))
                .expect(200);
        Eventually.until(() -> reach().at("/kefu/left").asInt(), left -> left == 5);

        until(kefu(sales, "您好，我在"), "sent");

        assertThat(user.received()).isOne();
    }

    @Test
    void noWordOfAMessageReachesTheLog() {
        List<String> secrets = List.of("只给您的报价八八折", "带上公章原件", visitor.openid());
        try (CapturedLog log = CapturedLog.open()) {
            JsonNode template = template();
            user.answerPopup(template.path("templateId").asText(), true);
            user.write();
            fault("path", KEFU, "count", 3, "errcode", 45015);
            until(kefu(sales, secrets.getFirst()), "refused");
            fault("path", SUBSCRIBE, "count", 2, "drop", true, "afterWork", true);
            // Its answer is lost; WeChat's push says later that it has arrived.
            until(
                    subscribe(sales, template, Map.of("thing3", secrets.get(1), "time1", "15:01")),
                    "sent");

            LoggerFactory.getLogger(MessagesByPushTest.class).info("the end of the test");

            assertThat(log.text()).as("the log is captured").contains("the end of the test");
            assertThat(secrets.stream().filter(log.text()::contains))
                    .as("secrets in the log")
                    .isEmpty();
        }
    }
}
