package io.cardradar.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Eventually;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Tenancy;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** WeChat and nodes at their worst: nothing twice, and a final state that says what happened. */
class MessageFaultsTest extends WithCustomer {
    private final JsonNode template = template();
    private final String templateId = template.path("templateId").asText();

    @Test
    void triesAgainWhileWeChatIsBusy() {
        user.answerPopup(templateId, true);
        fault("path", SUBSCRIBE, "errcode", -1, "count", 2);

        JsonNode sent = until(subscribe(sales, template), "sent");

        assertThat(sent.path("attempts").asInt()).isEqualTo(2);
        assertThat(sent.has("reason")).isFalse();
        assertThat(user.received()).isOne();
    }

    @Test
    void waitsForALimitOfWeChatToPass() {
        user.answerPopup(templateId, true);
        fault("path", SUBSCRIBE, "errcode", 45009);

        var queued = subscribe(sales, template);
        String id = queued.expect(202).json().path("id").asText();
        JsonNode waiting = Eventually.until(() -> message(id), message -> message.has("reason"));

        assertThat(waiting.path("state").asText()).isEqualTo("queued");
        assertThat(waiting.path("text").asText()).isEqualTo("等待发送：已达微信发送上限，稍后自动重试");
        assertThat(waiting.has("nextAttemptAt")).isTrue();
        assertThat(grants()).as("stays reserved").isZero();
    }

    @Test
    void doesNotSendAgainWhatWeChatMayHaveTaken() {
        user.answerPopup(templateId, true);
        fault("path", SUBSCRIBE, "drop", true, "afterWork", true);

        JsonNode unknown = until(subscribe(sales, template), "unknown");

        assertThat(unknown.path("text").asText()).isEqualTo("发送结果未知，不会重复发送：微信没有回应");
        assertThat(user.received()).isOne();
        assertThat(grants()).as("stays spent").isZero();
        user.tellSent(templateId, "0", "success");
        JsonNode settled = message(unknown.path("id").asText());
        assertThat(settled.path("state").asText()).isEqualTo("sent");
        assertThat(settled.path("delivery").asText()).isEqualTo("delivered");
    }

    @Test
    void doesNotSendAgainWhatWeChatAnswersTooLate() {
        user.write();
        fault("path", KEFU, "latencyMs", 7000);

        JsonNode unknown = until(kefu(sales, "您好"), "unknown");

        assertThat(unknown.path("reason").asText()).isEqualTo("no_answer");
        assertThat(reach().at("/kefu/left").asInt()).isEqualTo(4);
    }

    @Test
    void replacesATokenThatWeChatHasKilled() {
        user.write();
        until(kefu(sales, "您好"), "sent");
        fault("path", KEFU, "errcode", 40001);

        until(kefu(sales, "再次您好"), "sent");

        assertThat(user.received()).isEqualTo(2);
    }

    @Test
    void saysThatNobodyKnowsWhenANodeDiesWhileItSends() {
        user.answerPopup(templateId, true);
        JsonNode sent = until(subscribe(sales, template), "sent");
        UUID id = UUID.fromString(sent.path("id").asText());
        asIfInterrupted(id);

        JsonNode unknown =
                Eventually.until(
                        () -> message(id.toString()),
                        message -> message.path("state").asText().equals("unknown"));

        assertThat(unknown.path("reason").asText()).isEqualTo("interrupted");
        assertThat(user.received()).isOne();
    }

    @Test
    void sendsAQueuedMessageThatANodeForgot() {
        user.write();
        fault("path", KEFU, "errcode", 45009);
        String id = kefu(sales, "您好").expect(202).json().path("id").asText();
        Eventually.until(() -> message(id), message -> message.has("reason"));

        change(UUID.fromString(id), "due_at = now() - INTERVAL '1 minute'");

        Eventually.until(
                () -> message(id), message -> message.path("state").asText().equals("sent"));
        assertThat(user.received()).isOne();
    }

    @Test
    void givesUpWhatIsNoLongerWorthSending() {
        user.answerPopup(templateId, true);
        fault("path", SUBSCRIBE, "errcode", 45009);
        String id = subscribe(sales, template).expect(202).json().path("id").asText();
        Eventually.until(() -> message(id), message -> message.has("reason"));

        change(
                UUID.fromString(id),
                "due_at = now() - INTERVAL '1 minute', expires_at = now() - INTERVAL '1 second'");

        JsonNode failed =
                Eventually.until(
                        () -> message(id),
                        message -> message.path("state").asText().equals("failed"));
        assertThat(failed.path("reason").asText()).isEqualTo("rate_limited");
        assertThat(user.received()).isZero();
        assertThat(grants()).as("given back").isOne();
    }

    /** As a node leaves it that dies between the call of WeChat and the answer. */
    private void asIfInterrupted(UUID id) {
        change(
                id,
                "state = 'SENDING', finished_at = NULL, lease_until = now() - INTERVAL '1 second'");
    }

    /** Changes a message behind the service's back, and lets it look at the message. */
    private void change(UUID id, String assignments) {
        JdbcOperations jdbc = service.bean(JdbcOperations.class);
        Tenancy.run(
                company.tenant(),
                () ->
                        service.transactions()
                                .executeWrite(status -> {
                                    jdbc.prepareStatement(
                                            "UPDATE outgoing_message SET "
                                                    + assignments
                                                    + " WHERE tenant_id = ? AND id = ?",
                                            statement -> {
                                                statement.setObject(1, company.tenant().value());
                                                statement.setObject(2, id);
                                                return statement.executeUpdate();
                                            });
                                    service.bean(Outbox.class)
                                            .add(
                                                    company.tenant(),
                                                    DueMessage.TOPIC,
                                                    new DueMessage(id));
                                    return true;
                                }));
    }
}
