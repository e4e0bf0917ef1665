package io.cardradar.app.messaging.wecom;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.UUID;

class WeComApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person admin = company.admin();

    @Test
    void keepsTheApplicationAndNeverShowsItsSecret() {
        admin.api().get("/v1/wecom").expectProblem(404, "wecom.not_set");
        Map<String, Object> wanted =
                fields(
                        "corpId",
                        "ww-1",
                        "agentId",
                        1000002,
                        "secret",
                        "very-secret-1",
                        "miniProgram",
                        fields("appId", "wx1", "page", "pages/radar/index"),
                        "quiet",
                        fields("from", "22:00", "to", "08:30"));

        Reply put = admin.api().put("/v1/wecom", wanted).expect(200);
        JsonNode got = admin.api().get("/v1/wecom").expect(200).json();

        assertThat(put.json()).isEqualTo(got);
        assertThat(got.toString()).doesNotContain("very-secret-1");
        assertThat(got.path("corpId").asText()).isEqualTo("ww-1");
        assertThat(got.path("notices").asBoolean()).as("by default").isTrue();
        assertThat(got.at("/miniProgram/page").asText()).isEqualTo("pages/radar/index");
        assertThat(got.at("/quiet/to").asText()).isEqualTo("08:30");
    }

    @Test
    void keepsTheSecretThatIsNotSentAgain() {
        Object first = fields("corpId", "ww-1", "agentId", 1, "secret", "very-secret-1");
        Object second = fields("corpId", "ww-1", "agentId", 2, "notices", false);

        admin.api().put("/v1/wecom", second).expectProblem(400, "wecom.no_secret");
        admin.api().put("/v1/wecom", first).expect(200);
        JsonNode changed = admin.api().put("/v1/wecom", second).expect(200).json();

        assertThat(changed.path("agentId").asInt()).isEqualTo(2);
        assertThat(changed.path("notices").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wecom.bad_account | {\"corpId\":\"ww&x\",\"agentId\":1,\"secret\":\"s\"}",
                "wecom.bad_account | {\"corpId\":\"ww1\",\"agentId\":0,\"secret\":\"s\"}",
                "wecom.bad_account | {\"corpId\":\"ww1\",\"agentId\":1,\"secret\":\"a b\"}",
                "wecom.bad_quiet_hours |"
                    + " {\"corpId\":\"ww1\",\"agentId\":1,\"secret\":\"s\",\"quiet\":{\"from\":\"08:00\",\"to\":\"08:00\"}}",
                "request.invalid |"
                    + " {\"corpId\":\"ww1\",\"agentId\":1,\"secret\":\"s\",\"quiet\":{\"from\":\"25:00\",\"to\":\"08:00\"}}",
                "request.invalid | {\"corpId\":\"\",\"agentId\":1,\"secret\":\"s\"}",
                "request.invalid |"
                    + " {\"corpId\":\"ww1\",\"agentId\":1,\"secret\":\"s\",\"miniProgram\":{\"appId\":\"wx1\",\"page\":\"/x\"}}"
            })
    void refusesWhatNoApplicationIs(String code, String body) {
        admin.api().put("/v1/wecom", body).expectProblem(400, code);
    }

    @Test
    void isToldWhoAnEmployeeIs() {
        Person lilei = company.salesperson();
        String path = "/v1/wecom/members/" + lilei.id();

        admin.api().put(path, fields("memberId", "LiLei")).expect(204);
        JsonNode member = members().path(0);
        assertThat(member.at("/employee/name").asText()).isEqualTo("李雷");
        assertThat(member.path("memberId").asText()).isEqualTo("LiLei");
        assertThat(member.path("byHand").asBoolean()).isTrue();

        admin.api().delete(path).expect(204);
        assertThat(members()).isEmpty();
        admin.api()
                .put("/v1/wecom/members/" + UUID.randomUUID(), fields("memberId", "x"))
                .expectProblem(404, "employee.not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@all", "a|b", "李雷"})
    void takesTheIdOfOneMemberOnly(String member) {
        admin.api()
                .put("/v1/wecom/members/" + admin.id(), fields("memberId", member))
                .expectProblem(400, "wecom.bad_member");
    }

    @Test
    void forgetsWhoEmployeesAreWhenTheCompanyIsAnotherOneInWeCom() {
        Object here = fields("corpId", "ww-1", "agentId", 1, "secret", "s1");
        Object otherAgent = fields("corpId", "ww-1", "agentId", 2, "secret", "s2");
        Object elsewhere = fields("corpId", "ww-2", "agentId", 1, "secret", "s3");
        admin.api().put("/v1/wecom", here).expect(200);
        admin.api()
                .put("/v1/wecom/members/" + admin.id(), fields("memberId", "ZhangZong"))
                .expect(204);

        admin.api().put("/v1/wecom", otherAgent).expect(200);
        assertThat(members()).hasSize(1);
        admin.api().put("/v1/wecom", elsewhere).expect(200);
        assertThat(members()).isEmpty();
    }

    private JsonNode members() {
        return admin.api().get("/v1/wecom/members").expect(200).json().path("items");
    }
}
