package io.cardradar.architecture;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.Stream;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.token.AccessTokenStore;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Logs in every way there is, and fails to in every way there is, and then looks for secrets in
 * what the service wrote into its log.
 */
final class LogSecrecyTest {
    private static final String WRONG_PASSWORD = "Wrong-Guess-7731";
    private static final String WRONG_SECRET = "wrong-app-secret-5c1d";

    private final TestService service = TestService.shared();
    private final Api anyone = service.api();
    private final Api simulator = new Api(TestStack.simulator(), "");
    private final List<String> secrets = new ArrayList<>(List.of(WRONG_PASSWORD, WRONG_SECRET));

    @AfterEach
    void calmTheSimulator() {
        simulator.delete("/_control/faults");
    }

    @Test
    void noSecretReachesTheLog() {
        try (CapturedLog log = CapturedLog.open()) {
            TestCompany company = service.newCompany();
            secrets.add("secret-of-" + company.appId());
            logInByWeChat(company);
            logInByPassword(company);
            takePushes(company);
            failAtWeChat(company);

            assertThat(log.text())
                    .as("the log is captured at all")
                    .contains("WeChat refuses this service");
            assertThat(secrets).hasSizeGreaterThan(15).allMatch(secret -> secret.length() > 8);
            assertThat(secrets.stream().filter(log.text()::contains))
                    .as("secrets in the log")
                    .isEmpty();
        }
    }

    private void logInByWeChat(TestCompany company) {
        String phone = "13712345098";
        company.admin()
                .api()
                .post("/v1/employees", fields("name", "李雷", "phone", phone, "role", "staff"));
        secrets.add(phone);
        String openid = "o-" + UUID.randomUUID();
        JsonNode session =
                kept(
                        anyone.post(
                                        "/v1/auth/wechat",
                                        fields(
                                                "appId", company.appId(),
                                                "code", "demo:" + openid,
                                                "phoneCode", "demo:" + phone))
                                .expect(200));
        Api person = anyone.as(session.path("accessToken").asText());
        Stream.open(person, "").close();
        person.postRaw("/v1/events", "{\"sentAt\": \"" + phone + "\"").expect(400);
        secrets.add(sessionKeyOf(company, openid));
        secrets.add(weChatTokenOf(company));
        refreshTwice(session.path("refreshToken").asText());
    }

    private void logInByPassword(TestCompany company) {
        String phone = company.employeeWithPassword("王经理", Role.MANAGER);
        secrets.addAll(List.of(phone, TestCompany.PASSWORD, "New-Pass-2026"));
        Api manager =
                anyone.as(kept(password(phone, TestCompany.PASSWORD)).path("accessToken").asText());
        kept(
                manager.put(
                        "/v1/auth/password",
                        fields(
                                "oldPassword",
                                TestCompany.PASSWORD,
                                "newPassword",
                                "New-Pass-2026")));
        for (int i = 0; i < 6; i++) {
            password(phone, WRONG_PASSWORD);
        }
        password("13600000001", WRONG_PASSWORD).expect(401);
        anyone.postRaw(
                        "/v1/auth/password",
                        "{\"phone\":\"" + phone + "\",\"password\":\"" + WRONG_PASSWORD)
                .expect(400);
        anyone.post(
                        "/v1/auth/password",
                        fields("phone", fields("of", phone), "password", WRONG_PASSWORD))
                .expect(400);
    }

    private void failAtWeChat(TestCompany company) {
        String app = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        simulator.post("/_control/apps", fields("appId", app, "secret", "right-secret-of-" + app));
        company.admin()
                .api()
                .post(
                        "/v1/wechat-apps",
                        fields(
                                "appId",
                                app,
                                "name",
                                "第二个",
                                "secret",
                                WRONG_SECRET,
                                "callbackToken",
                                "token"))
                .expect(204);
        weChat(app, "demo:o-1").expect(503);
        weChat(company.appId(), "never-issued-code").expect(401);
        simulator.post("/_control/faults", fields("path", "*", "count", 20, "drop", true));
        weChat(company.appId(), "demo:o-2").expect(503);
    }

    /** Good ones, forged ones and unreadable ones. */
    private void takePushes(TestCompany company) {
        WeChatPushes app = WeChatPushes.encryptedFor(company).deliverTo(service);
        secrets.add(app.token());
        secrets.add(Objects.requireNonNull(app.encodingAesKey()));
        secrets.addAll(List.of("o-push-4711", "Text of a message 8f3a", "13899991111"));
        Map<String, Object> fields =
                fields("Content", "Text of a message 8f3a", "Phone", "13899991111");
        for (String kind : List.of("text", "image", "user_authorization_cancellation")) {
            app.push("kind", kind, "openId", "o-push-4711", "fields", fields);
        }
        app.awaitDeliveries(3);
        String callback = "/wechat/callback/" + app.appId();
        anyone.postRaw(callback + "?signature=" + app.token(), "Text of a message 8f3a")
                .expect(401);
        anyone.get(callback + "?signature=" + app.token() + "&echostr=13899991111").expect(401);
        anyone.postRaw(callback, "13899991111".repeat(20_000)).expect(413);
        Eventually.until(
                () ->
                        company.count(
                                "SELECT count(*) FROM wechat_push WHERE tenant_id = ? AND state ="
                                        + " 'WAITING'"),
                waiting -> waiting == 0);
    }

    private void refreshTwice(String refreshToken) {
        kept(anyone.post("/v1/auth/refresh", fields("refreshToken", refreshToken)).expect(200));
        anyone.post("/v1/auth/refresh", fields("refreshToken", refreshToken)).expect(401);
    }

    private Reply weChat(String appId, String code) {
        return anyone.post("/v1/auth/wechat", fields("appId", appId, "code", code));
    }

    private Reply password(String phone, String password) {
        return anyone.post("/v1/auth/password", fields("phone", phone, "password", password));
    }

    /** Remembers the tokens of an answer as secrets. */
    private JsonNode kept(Reply session) {
        JsonNode json = session.expect(200).json();
        secrets.add(json.path("accessToken").asText());
        secrets.add(json.path("refreshToken").asText());
        return json;
    }

    private String weChatTokenOf(TestCompany company) {
        return service.bean(AccessTokenStore.class).find(company.appId()).orElseThrow().value();
    }

    private String sessionKeyOf(TestCompany company, String openid) {
        byte[] stored =
                Tenancy.of(
                        company.tenant(),
                        () ->
                                service.transactions()
                                        .executeRead(status ->
                                                service.bean(JdbcOperations.class)
                                                        .prepareStatement(
                                                                "SELECT session_key FROM"
                                                                        + " wechat_identity WHERE"
                                                                        + " openid = ?",
                                                                statement -> {
                                                                    statement.setString(1, openid);
                                                                    var row =
                                                                            statement
                                                                                    .executeQuery();
                                                                    row.next();
                                                                    return row.getBytes(1);
                                                                })));
        return service.bean(Secrets.class).decrypt(java.util.Objects.requireNonNull(stored));
    }
}
