package io.cardradar.app.messaging;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class TemplateApiTest {
    private static final String TEMPLATES = "/v1/message-templates";

    private final TestCompany company = TestService.shared().newCompany();
    private final Api admin = company.admin().api();

    @AfterEach
    void calmTheSimulator() {
        new Api(TestStack.simulator(), "").delete("/_control/faults").expect(200);
    }

    @Test
    void walksFromTheLibraryToATemplateAndBack() {
        JsonNode library = get("/v1/message-library?appId=" + company.appId());
        assertThat(library.path("items").findValuesAsText("title")).contains("预约成功通知");
        JsonNode keywords = get("/v1/message-library/1201?appId=" + company.appId());
        assertThat(keywords.path("items").findValuesAsText("type"))
                .containsExactly("time", "name", "thing", "phone_number", "phrase");

        JsonNode added = add(1201, List.of(3, 1)).expect(201).json();

        assertThat(added.path("title").asText()).isEqualTo("预约成功通知");
        assertThat(added.path("kind").asText()).isEqualTo("once");
        assertThat(added.path("fields"))
                .extracting(JsonNode::asText)
                .containsExactly("thing3", "time1");
        assertThat(get(TEMPLATES).path("items")).containsExactly(added);
        admin.delete(TEMPLATES + "/" + added.path("id").asText()).expect(204);
        assertThat(get(TEMPLATES).path("items")).isEmpty();
        assertThat(admin.post(TEMPLATES + "/sync", "").expect(200).json().path("items")).isEmpty();
        admin.delete(TEMPLATES + "/" + added.path("id").asText())
                .expectProblem(404, "template.not_found");
    }

    @Test
    void keepsItsIdsWhenItLooksAtWeChatAgain() {
        JsonNode added = add(3410, List.of(1, 2)).expect(201).json();

        JsonNode synced = admin.post(TEMPLATES + "/sync", "").expect(200).json();

        assertThat(synced.path("items").findValuesAsText("id"))
                .containsExactly(added.path("id").asText());
    }

    @Test
    void saysWhatWeChatDoesNotKnow() {
        add(9, List.of(1, 2)).expectProblem(400, "template.refused");
        add(1201, List.of(1, 9)).expectProblem(400, "template.refused");
        admin.get("/v1/message-library/9?appId=" + company.appId())
                .expectProblem(400, "template.refused");
        admin.get("/v1/message-library?appId=wxsomebodyelses")
                .expectProblem(404, "wechat_app.not_found");
    }

    @Test
    void passesOnThatWeChatIsAway() {
        JsonNode added = add(1201, List.of(3, 1)).expect(201).json();
        new Api(TestStack.simulator(), "")
                .post(
                        "/_control/faults",
                        fields("path", "/wxaapi/newtmpl/gettemplate", "count", 2, "errcode", -1))
                .expect(200);

        admin.post(TEMPLATES + "/sync", "").expectProblem(503, "wechat.unavailable");

        assertThat(get(TEMPLATES).path("items")).as("the copy stays").containsExactly(added);
    }

    private Api.Reply add(int tid, List<Integer> keywords) {
        return admin.post(
                TEMPLATES,
                fields(
                        "appId",
                        company.appId(),
                        "tid",
                        tid,
                        "keywords",
                        keywords,
                        "scene",
                        "预约提醒"));
    }

    private JsonNode get(String path) {
        return admin.get(path).expect(200).json();
    }
}
