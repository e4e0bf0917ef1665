package io.cardradar.app.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.callback.Push;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Many pushes at once, and a node that dies between storing them and handling them. */
class CallbackBurstIT {
    @Test
    void takesAThousandPushesAtOnceEachOnceAndTheFirstTime() {
        TestService service = CallbackService.shared();
        TestCompany company = service.newCompany();
        WeChatPushes app = WeChatPushes.encryptedFor(company).deliverTo(service);

        app.push(
                "openId", "o-{n}", "fields", Map.of("MsgType", "voice"), "count", 400, "copies", 2);
        app.push(
                "openId",
                "o-same",
                "fields",
                Map.of("Event", RecordingHandler.EVENT, "CreateTime", 1_714_112_445, "N", "{n}"),
                "count",
                200);

        List<JsonNode> deliveries = app.awaitDeliveries(1_000);
        assertThat(deliveries)
                .allMatch(delivery -> delivery.path("state").asText().equals("DELIVERED"))
                .allMatch(delivery -> delivery.path("attempts").size() == 1);
        RecordingHandler handler = service.bean(RecordingHandler.class);
        List<Push> handled =
                Eventually.until(
                        () -> handler.of(company.tenant()), pushes -> pushes.size() == 600);
        assertThat(handled).extracting(Push::key).doesNotHaveDuplicates();
        assertThat(Eventually.until(() -> rows(company), rows -> rows == 600)).isEqualTo(600);
    }

    @Test
    void handlesAfterADeathWhatWasStoredBeforeIt() {
        Database database = TestStack.freshDatabase();
        Map<String, Object> settings = new HashMap<>(CallbackService.SETTINGS);
        settings.put("cardradar.outbox.workers", false);
        TestCompany company;
        try (TestService dying = TestService.start(database, settings)) {
            company = dying.newCompany();
            WeChatPushes app = WeChatPushes.plainOf(company).deliverTo(dying);
            app.push("openId", "o-{n}", "fields", Map.of("MsgType", "voice"), "count", 60);
            app.awaitDeliveries(60);
            assertThat(rows(company)).as("handled by nobody yet").isZero();
        }

        try (TestService next = TestService.start(database, CallbackService.SETTINGS)) {
            RecordingHandler handler = next.bean(RecordingHandler.class);
            List<Push> handled =
                    Eventually.until(
                            () -> handler.of(company.tenant()), pushes -> pushes.size() == 60);
            assertThat(handled).extracting(Push::openId).doesNotHaveDuplicates();
        }
    }

    @Test
    void doesNotHandleAgainWhatTheOutboxDeliversAgain() {
        TestService service = CallbackService.shared();
        TestCompany company = service.newCompany();
        WeChatPushes app = WeChatPushes.plainOf(company).deliverTo(service);
        app.push("openId", "o-1", "fields", Map.of("MsgType", "voice"));
        Eventually.until(() -> rows(company), rows -> rows == 1);

        deliverAgain(service, company);

        Eventually.until(
                () -> company.count("SELECT count(*) FROM outbox WHERE tenant_id = ?"),
                waiting -> waiting == 0);
        assertThat(rows(company)).isEqualTo(1);
    }

    private static void deliverAgain(TestService service, TestCompany company) {
        UUID id =
                UUID.fromString(
                        company.admin()
                                .api()
                                .get("/v1/wechat-pushes?state=handled")
                                .expect(200)
                                .json()
                                .at("/items/0/id")
                                .asText());
        Tenancy.run(
                company.tenant(),
                () ->
                        service.transactions()
                                .executeWrite(status -> {
                                    service.bean(Outbox.class)
                                            .add(
                                                    company.tenant(),
                                                    HandlePushes.TOPIC,
                                                    new PushId(id));
                                    return true;
                                }));
    }

    private static long rows(TestCompany company) {
        return company.count(
                "SELECT count(*) FROM department WHERE tenant_id = ? AND name = 'handled'");
    }
}
