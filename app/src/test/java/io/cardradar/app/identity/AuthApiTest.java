package io.cardradar.app.identity;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;

class AuthApiTest {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Api anonymous = service.api();

    @Test
    void makesAStrangerAVisitorAndKeepsHimTheSame() {
        Person first = company.logIn("a", "o-same");
        Person again = company.logIn("a", "o-same");

        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void refusesACodeThatWeChatDoesNotKnow() {
        anonymous
                .post("/v1/auth/wechat", fields("appId", company.appId(), "code", "never-issued"))
                .expectProblem(401, "wechat.code_invalid");
    }

    @Test
    void refusesAnAppThatNoCompanyUses() {
        anonymous
                .post("/v1/auth/wechat", fields("appId", "wx0000000000000000", "code", "c"))
                .expectProblem(400, "auth.unknown_app");
    }

    @Test
    void logsAManagerInByPasswordHoweverThePhoneIsSpelt() {
        String phone = company.employeeWithPassword("王经理", Role.MANAGER);

        JsonNode session =
                anonymous
                        .post(
                                "/v1/auth/password",
                                fields("phone", "+86 " + phone, "password", TestCompany.PASSWORD))
                        .expect(200)
                        .json();

        assertThat(session.path("principal").path("role").asText()).isEqualTo("manager");
        assertThat(session.path("expiresIn").asLong()).isPositive();
    }

    @Test
    void locksAPasswordAfterFiveFailures() {
        String phone = company.employeeWithPassword("王经理", Role.MANAGER);
        for (int i = 0; i < 5; i++) {
            anonymous
                    .post("/v1/auth/password", fields("phone", phone, "password", "wrong"))
                    .expectProblem(401, "auth.wrong_password");
        }

        anonymous
                .post("/v1/auth/password", fields("phone", phone, "password", TestCompany.PASSWORD))
                .expectProblem(429, "auth.locked");
    }

    @Test
    void leavesAnInvitedEmployeeInvitedUntilThePasswordFits() {
        String phone = company.employeeWithPassword("王经理", Role.MANAGER);
        Api admin = company.admin().api();

        anonymous
                .post("/v1/auth/password", fields("phone", phone, "password", "wrong"))
                .expectProblem(401, "auth.wrong_password");
        assertThat(stateOf(admin, "王经理")).isEqualTo("invited");
        logIn(phone);

        assertThat(stateOf(admin, "王经理")).isEqualTo("active");
    }

    private static String stateOf(Api admin, String name) {
        for (JsonNode employee : admin.get("/v1/employees").expect(200).json().path("items")) {
            if (employee.path("name").asText().equals(name)) {
                return employee.path("state").asText();
            }
        }
        return "nobody";
    }

    @Test
    void rotatesRefreshTokensAndEndsTheFamilyOfAStolenOne() {
        String phone = company.employeeWithPassword("王经理", Role.MANAGER);
        String first = logIn(phone).path("refreshToken").asText();

        String second = refresh(first).expect(200).json().path("refreshToken").asText();
        refresh(first).expectProblem(401, "auth.refresh_refused");

        refresh(second).expectProblem(401, "auth.refresh_refused");
    }

    @Test
    void endsASessionAtLogOut() {
        String phone = company.employeeWithPassword("王经理", Role.MANAGER);
        String token = logIn(phone).path("refreshToken").asText();

        anonymous.post("/v1/auth/logout", fields("refreshToken", token)).expect(204);

        refresh(token).expectProblem(401, "auth.refresh_refused");
    }

    @Test
    void changesThePasswordAndEndsOtherSessions() {
        String phone = company.employeeWithPassword("王经理", Role.MANAGER);
        JsonNode session = logIn(phone);
        Api manager = anonymous.as(session.path("accessToken").asText());

        manager.put(
                        "/v1/auth/password",
                        fields("oldPassword", TestCompany.PASSWORD, "newPassword", "Another-2026"))
                .expect(200);

        refresh(session.path("refreshToken").asText()).expectProblem(401, "auth.refresh_refused");
        anonymous
                .post("/v1/auth/password", fields("phone", phone, "password", "Another-2026"))
                .expect(200);
    }

    @Test
    void refusesAForgedAndAMissingToken() {
        anonymous
                .as("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA")
                .get("/v1/employees")
                .expectProblem(401, "auth.required");
        anonymous.get("/v1/employees").expectProblem(401, "auth.required");
    }

    @Test
    void refusesAVisitorWhatIsForEmployees() {
        company.visitor().api().get("/v1/employees").expectProblem(403, "auth.forbidden");
    }

    @Test
    void tellsMalformedRequestsApart() {
        anonymous
                .postRaw("/v1/auth/password", "{\"phone\":")
                .expectProblem(400, "request.malformed_json");
        anonymous
                .post("/v1/auth/password", fields("phone", "1", "password", "x", "extra", 1))
                .expectProblem(400, "request.unknown_field");
        anonymous
                .post("/v1/auth/password", fields("phone", ""))
                .expectProblem(400, "request.missing_value");
        anonymous
                .post("/v1/auth/password", fields("phone", "", "password", "x"))
                .expectProblem(400, "request.invalid");
        anonymous.get("/v1/nowhere").expectProblem(404, "request.unknown_path");
        anonymous.get("/v1/auth/password").expectProblem(405, "request.method_not_allowed");
    }

    @Test
    void invitesAnEmployeeOnceForOneIdempotencyKey() {
        Api admin = company.admin().api();
        var request = fields("name", "韩梅梅", "phone", "13711112222", "role", "staff");

        String first =
                admin.post("/v1/employees", request, "Idempotency-Key", "k1")
                        .expect(201)
                        .json()
                        .path("id")
                        .asText();
        String again =
                admin.post("/v1/employees", request, "Idempotency-Key", "k1")
                        .expect(201)
                        .json()
                        .path("id")
                        .asText();

        assertThat(again).isEqualTo(first);
        admin.post("/v1/employees", fields("name", "别人", "role", "staff"), "Idempotency-Key", "k1")
                .expectProblem(409, "idempotency.key_reused");
        admin.post("/v1/employees", request).expectProblem(409, "employee.phone_taken");
    }

    private JsonNode logIn(String phone) {
        return anonymous
                .post("/v1/auth/password", fields("phone", phone, "password", TestCompany.PASSWORD))
                .expect(200)
                .json();
    }

    private Api.Reply refresh(String token) {
        return anonymous.post("/v1/auth/refresh", fields("refreshToken", token));
    }
}
