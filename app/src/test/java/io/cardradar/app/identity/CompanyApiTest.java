package io.cardradar.app.identity;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

class CompanyApiTest {
    private final TestService service = TestService.shared();
    private final String phone =
            "136" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

    @Test
    void foundsACompanyWhoseAdministratorConnectsItsMiniProgram() {
        String company = found(TestService.OPERATOR_KEY).expect(201).json().path("id").asText();

        Api administrator = logIn();
        assertThat(administrator.get("/v1/company").expect(200).json().path("id").asText())
                .isEqualTo(company);
        Map<String, Object> app = app("wx" + phone);
        administrator.post("/v1/wechat-apps", app).expect(204);
        administrator.post("/v1/wechat-apps", app).expectProblem(409, "wechat_app.taken");
    }

    @Test
    void changesAMiniProgramAndNeverShowsItsSecrets() {
        found(TestService.OPERATOR_KEY).expect(201);
        Api administrator = logIn();
        String appId = "wx" + phone;
        administrator.post("/v1/wechat-apps", app(appId)).expect(204);
        String aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

        administrator
                .patch(
                        "/v1/wechat-apps/" + appId,
                        fields("name", "新名字", "encodingAesKey", aesKey, "cloudEnv", "env-1"))
                .expect(204);

        Api.Reply listed = administrator.get("/v1/wechat-apps").expect(200);
        assertThat(listed.json().at("/items/0/name").asText()).isEqualTo("新名字");
        assertThat(listed.json().at("/items/0/encryptedPush").asBoolean()).isTrue();
        assertThat(listed.json().at("/items/0/callbackPath").asText())
                .isEqualTo("/wechat/callback/" + appId);
        assertThat(listed.json().toString()).doesNotContain(aesKey).doesNotContain("s3cret");
        administrator
                .patch("/v1/wechat-apps/" + appId, fields("encodingAesKey", "", "cloudEnv", ""))
                .expect(204);
        assertThat(administrator.get("/v1/wechat-apps").json().at("/items/0").has("cloudEnv"))
                .isFalse();
        administrator
                .patch("/v1/wechat-apps/wxanother1", fields("name", "x"))
                .expectProblem(404, "wechat_app.not_found");
    }

    @Test
    void refusesAnOperatorKeyThatIsWrongOrMissing() {
        found("guess").expectProblem(401, "auth.operator_key");
        service.api().post("/v1/companies", request()).expectProblem(401, "auth.operator_key");
    }

    @Test
    void foundsNothingWhenAPartIsWrong() {
        Map<String, Object> request = request();
        for (String none : List.of("Mars/Olympus", "UTC+8", "+08:00")) {
            request.put("timeZone", none);
            service.api()
                    .post("/v1/companies", request, "X-Operator-Key", TestService.OPERATOR_KEY)
                    .expectProblem(400, "company.bad_time_zone");
        }

        service.api()
                .post("/v1/auth/password", fields("phone", phone, "password", "Founder-2026"))
                .expectProblem(401, "auth.wrong_password");
    }

    private Api.Reply found(String key) {
        return service.api().post("/v1/companies", request(), "X-Operator-Key", key);
    }

    private Map<String, Object> request() {
        return fields(
                "name",
                "新公司",
                "administrator",
                fields("name", "赵总", "phone", phone, "password", "Founder-2026"));
    }

    private static Map<String, Object> app(String appId) {
        return fields(
                "appId", appId, "name", "名片", "secret", "s3cret", "callbackToken", "token123");
    }

    private Api logIn() {
        String token =
                service.api()
                        .post(
                                "/v1/auth/password",
                                fields("phone", phone, "password", "Founder-2026"))
                        .expect(200)
                        .json()
                        .path("accessToken")
                        .asText();
        return service.api().as(token);
    }
}
