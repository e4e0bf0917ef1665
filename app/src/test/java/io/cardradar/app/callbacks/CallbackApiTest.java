package io.cardradar.app.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.identity.OpenIds;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.app.testing.WeChatPushes.Console;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.callback.Push;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class CallbackApiTest {
    private static final String EVENT =
            """
            {"FromUserName":"o-1","CreateTime":1714112445,"MsgType":"event","Event":"test_recorded","N":%d}\
            """;

    private final TestService service = CallbackService.shared();
    private final RecordingHandler handler = service.bean(RecordingHandler.class);
    private final TestCompany company = service.newCompany();

    @Test
    void takesPushesInEveryModeAndFormat() {
        WeChatPushes plain = WeChatPushes.plainOf(company);
        WeChatPushes encrypted = WeChatPushes.encryptedFor(company);
        for (String format : List.of("json", "xml")) {
            deliver(plain, new Console("plain", format));
            deliver(encrypted, new Console("compat", format));
            deliver(encrypted, new Console("safe", format));
        }

        List<Push> handled = awaitHandled(6);

        assertThat(handled)
                .extracting(push -> push.fields().text("Comment"))
                .containsExactlyInAnyOrder(
                        "plain-json",
                        "compat-json",
                        "safe-json",
                        "plain-xml",
                        "compat-xml",
                        "safe-xml");
        assertThat(handled).extracting(Push::openId).containsOnly("o-客");
        plain.awaitDeliveries(2).forEach(CallbackApiTest::assertTakenAtOnce);
        encrypted.awaitDeliveries(4).forEach(CallbackApiTest::assertTakenAtOnce);
    }

    private void deliver(WeChatPushes app, Console console) {
        app.deliverTo(service, console)
                .push(
                        "openId",
                        "o-客",
                        "fields",
                        Map.of(
                                "Event",
                                RecordingHandler.EVENT,
                                "Comment",
                                console.mode() + "-" + console.format()));
    }

    private static void assertTakenAtOnce(JsonNode delivery) {
        assertThat(delivery.path("state").asText()).isEqualTo("DELIVERED");
        assertThat(delivery.path("attempts")).hasSize(1);
        assertThat(delivery.at("/attempts/0/outcome").asText()).isEqualTo("success");
    }

    @Test
    void handlesAPushOnceHoweverOftenItComes() {
        WeChatPushes app = WeChatPushes.encryptedFor(company).deliverTo(service);
        app.push("openId", "o-1", "fields", Map.of("MsgType", "voice"), "copies", 8);
        app.push(
                "openId",
                "o-1",
                "count",
                5,
                "fields",
                Map.of("Event", RecordingHandler.EVENT, "CreateTime", 1_714_112_445, "N", "{n}"));
        app.awaitDeliveries(13).forEach(CallbackApiTest::assertTakenAtOnce);

        assertThat(awaitHandled(6)).extracting(Push::key).doesNotHaveDuplicates();
        assertThat(awaitStates()).isEqualTo(Map.of("handled", 6));
    }

    @Test
    void answersTheCheckOfACloudContainer() {
        Api.Reply reply =
                service.api()
                        .postRaw(
                                "/wechat/callback/" + company.appId(),
                                "{\"action\":\"CheckContainerPath\"}")
                        .expect(200);

        assertThat(text(reply)).isEqualTo("success");
        assertThat(reply.header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void knowsAChangedTokenAtOnce() {
        WeChatPushes before = WeChatPushes.plainOf(company).deliverTo(service);
        before.push("openId", "o-1", "fields", Map.of("Event", RecordingHandler.EVENT));
        awaitHandled(1);

        company.admin()
                .api()
                .patch(
                        "/v1/wechat-apps/" + company.appId(),
                        Api.fields("callbackToken", "changed1"))
                .expect(204);
        new WeChatPushes(company.appId(), "changed1", null)
                .deliverTo(service)
                .push("openId", "o-2", "fields", Map.of("Event", RecordingHandler.EVENT));

        assertThat(awaitHandled(2)).extracting(Push::openId).containsExactly("o-1", "o-2");
    }

    @Test
    void bringsAPushToTheCompaniesThatKnowItsUser() {
        TestCompany sharing = service.newCompany();
        TestCompany knowing = service.newCompany();
        for (TestCompany other : List.of(sharing, knowing)) {
            service.bean(WeChatApps.class).share(company.appId(), other.tenant());
        }
        meet(knowing, "o-known");
        WeChatPushes app = WeChatPushes.plainOf(company).deliverTo(service);

        app.push("openId", "o-known", "fields", Map.of("Event", RecordingHandler.EVENT));
        app.push("openId", "o-stranger", "fields", Map.of("Event", RecordingHandler.EVENT));

        assertThat(awaitHandled(1)).extracting(Push::openId).containsExactly("o-stranger");
        Eventually.until(() -> handler.of(knowing.tenant()).size(), size -> size == 1);
        assertThat(handler.of(knowing.tenant()))
                .extracting(Push::openId)
                .containsExactly("o-known");
        assertThat(handler.of(sharing.tenant())).isEmpty();
    }

    private void meet(TestCompany knowing, String openid) {
        Tenancy.of(
                knowing.tenant(),
                () ->
                        service.bean(OpenIds.class)
                                .personOrNewVisitor(
                                        knowing.tenant(),
                                        new WeChatUser(company.appId(), openid),
                                        null));
    }

    @Test
    void forgetsTheContentOfWhatIsHandledAndNeverStoresItInTheClear() {
        SignedPost post = SignedPost.now(service, WeChatPushes.plainOf(company));
        post.plain(
                "{\"MsgType\":\"poem\",\"MsgId\":1,\"Content\":\"geheim\",\"FromUserName\":\"o\"}");
        post.withNonce("2").plain(EVENT.formatted(1));
        awaitHandled(1);

        assertThat(awaitStates()).containsEntry("handled", 1);
        assertThat(
                        company.count(
                                """
                                SELECT count(*) FROM wechat_push WHERE tenant_id = ? AND state = 'HANDLED'
                                    AND payload IS NULL\
                                """))
                .isEqualTo(1);
        assertThat(
                        company.count(
                                """
                                SELECT count(*) FROM wechat_push p WHERE tenant_id = ?
                                    AND (CAST(p AS text) LIKE '%geheim%'
                                        OR position(convert_to('geheim', 'UTF8') IN payload) > 0)\
                                """))
                .isZero();
    }

    private static String text(Api.Reply reply) {
        return new String(reply.bytes(), StandardCharsets.UTF_8);
    }

    private List<Push> awaitHandled(int count) {
        return Eventually.until(
                () -> handler.of(company.tenant()), pushes -> pushes.size() == count);
    }

    /** How many pushes are in which state, once none waits. */
    private Map<String, Integer> awaitStates() {
        Api admin = company.admin().api();
        Eventually.until(() -> inState(admin, "waiting"), count -> count == 0);
        return Map.of("handled", inState(admin, "handled"));
    }

    private static int inState(Api admin, String state) {
        return admin.get("/v1/wechat-pushes?limit=100&state=" + state)
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
