package io.cardradar.app.cards;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

class CardApiTest {
    private static final String CONTENT =
            """
            {"name": "李雷", "position": "销售顾问", "company": "云杉科技", "mobile": "13912345678",
             "wechatId": "lilei", "email": "lilei@example.com",
             "address": {"text": "深圳市南山区", "latitude": 22.53, "longitude": 113.93},
             "tags": ["靠谱", "响应快"], "shareText": "{company}{position}{name}，很高兴认识您",
             "visibility": {"mobile": "after_exchange", "wechatId": "hidden", "email": "public"}}
            """;

    private final TestCompany company = TestService.shared().newCompany();
    private final Person lilei = company.salesperson();

    @Test
    void keepsADraftFromVisitorsUntilItIsPublished() {
        String card = draft(CONTENT);
        Person visitor = company.visitor();

        visitor.api().get(card).expectProblem(404, "card.not_found");
        lilei.api().post(card + "/publish", "").expect(200);

        JsonNode seen = visitor.api().get(card).expect(200).json();
        assertThat(seen.at("/published/name").asText()).isEqualTo("李雷");
        assertThat(seen.at("/ownerId").asText()).isEqualTo(lilei.id().toString());
    }

    @Test
    void leavesOutWhatAVisitorMayNotSee() {
        String card = published(CONTENT);

        JsonNode seen = company.visitor().api().get(card).expect(200).json();

        JsonNode content = seen.path("published");
        assertThat(content.has("mobile")).isFalse();
        assertThat(content.has("wechatId")).isFalse();
        assertThat(content.has("visibility")).isFalse();
        assertThat(content.path("email").asText()).isEqualTo("lilei@example.com");
        assertThat(content.path("shareText").asText()).isEqualTo("云杉科技销售顾问李雷，很高兴认识您");
        assertThat(seen.path("afterExchange"))
                .singleElement()
                .matches(f -> f.asText().equals("mobile"));
        assertThat(seen.has("draft")).isFalse();
        assertThat(seen.has("version")).isFalse();
    }

    @Test
    void takesAPostForAPatchWhereAMiniProgramCannotSayPatch() {
        String card = published(CONTENT);

        lilei.api()
                .post(
                        card,
                        fields("position", "总监"),
                        "If-Match",
                        "\"1\"",
                        "X-HTTP-Method-Override",
                        "PATCH")
                .expect(200);

        assertThat(lilei.api().get(card).json().at("/draft/position").asText()).isEqualTo("总监");
        assertThat(lilei.api().post(card, fields(), "X-HTTP-Method-Override", "DELETE").status())
                .as("no other method can be meant")
                .isEqualTo(405);
    }

    @Test
    void showsTheOwnerDraftAndPublishedApart() {
        String card = published(CONTENT);
        Reply edited =
                lilei.api().patch(card, fields("position", "总监"), "If-Match", "\"1\"").expect(200);

        assertThat(edited.header("ETag")).isEqualTo("\"2\"");
        JsonNode whole = lilei.api().get(card).expect(200).json();
        assertThat(whole.at("/draft/position").asText()).isEqualTo("总监");
        assertThat(whole.at("/published/position").asText()).isEqualTo("销售顾问");
        assertThat(whole.at("/published/wechatId").asText()).isEqualTo("lilei");
        assertThat(whole.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void mergesAPatchIntoTheDraft() {
        String card = draft(CONTENT);
        String patch =
                """
                {"email": null, "address": {"text": "广州市天河区"}, "tags": ["专业"]}
                """;

        JsonNode draft =
                lilei.api()
                        .patch(card, patch, "If-Match", "\"1\"")
                        .expect(200)
                        .json()
                        .path("draft");

        assertThat(draft.has("email")).isFalse();
        assertThat(draft.at("/address/text").asText()).isEqualTo("广州市天河区");
        assertThat(draft.at("/address/latitude").asDouble()).isEqualTo(22.53);
        assertThat(draft.path("tags")).hasSize(1);
        assertThat(draft.path("name").asText()).isEqualTo("李雷");
    }

    @Test
    void refusesAnEditOfAnOutdatedVersion() {
        String card = draft(CONTENT);
        lilei.api().patch(card, fields("name", "李磊"), "If-Match", "\"1\"").expect(200);

        lilei.api()
                .patch(card, fields("name", "李蕾"), "If-Match", "\"1\"")
                .expectProblem(412, "card.outdated");
        lilei.api().patch(card, fields("name", "李蕾")).expectProblem(412, "card.etag_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"tags\": \"x\"}", "{\"nickname\": \"x\"}", "{\"name\": null}"})
    void refusesAPatchThatLeavesNoCard(String patch) {
        lilei.api()
                .patch(draft(CONTENT), patch, "If-Match", "*")
                .expectProblem(400, "card.bad_patch");
    }

    @Test
    void pointsAtTheFieldThatAPatchBreaks() {
        Reply refused =
                lilei.api()
                        .patch(draft(CONTENT), fields("email", "nobody"), "If-Match", "*")
                        .expectProblem(400, "request.invalid");

        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/email");
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \" \"}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"name\": \"a\", \"signature\": \"\\ud800\"}",
                "{\"name\": \"a\", \"mobile\": \"call me\"}",
                "{\"name\": \"a\", \"tags\": [null]}",
                "{\"name\": \"a\", \"avatarUrl\": \"http://example.com/a.png\"}",
                "{\"name\": \"a\", \"address\": {\"text\": \"x\", \"latitude\": 91, \"longitude\":"
                        + " 0}}",
                "{\"name\": \"a\", \"visibility\": {\"mobile\": \"friends\"}}",
                "{\"name\": \"a\", \"shareText\": \"{phone}\"}"
            })
    void refusesContentThatBreaksARule(String content) {
        assertThat(lilei.api().post("/v1/cards", content).status()).isEqualTo(400);
    }

    @Test
    void makesOneCardForOneIdempotencyKey() {
        String key = UUID.randomUUID().toString();

        JsonNode first =
                lilei.api().post("/v1/cards", CONTENT, "Idempotency-Key", key).expect(201).json();
        JsonNode second =
                lilei.api().post("/v1/cards", CONTENT, "Idempotency-Key", key).expect(201).json();

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        JsonNode mine = lilei.api().get("/v1/cards?owner=me").expect(200).json();
        assertThat(mine.path("items")).hasSize(1);
    }

    @Test
    void letsNobodyElseEdit() {
        String card = published(CONTENT);
        Person colleague = company.employee("韩梅梅", Role.STAFF);
        Person manager = company.manager();

        colleague.api().patch(card, "{}", "If-Match", "*").expectProblem(403, "card.not_yours");
        manager.api().patch(card, "{}", "If-Match", "*").expectProblem(403, "card.not_yours");
        company.visitor()
                .api()
                .patch(card, "{}", "If-Match", "*")
                .expectProblem(403, "auth.forbidden");
        colleague.api().post(card + "/publish", "").expectProblem(403, "card.not_yours");
    }

    @Test
    void showsDraftsToManagersOfTheOwnerOnly() {
        String card = draft(CONTENT);
        Person elsewhere = company.employee("外人", Role.MANAGER, company.department("北区"));

        assertThat(company.manager().api().get(card).expect(200).json().has("draft")).isTrue();
        elsewhere.api().get(card).expectProblem(404, "card.not_found");
        company.employee("韩梅梅", Role.STAFF).api().get(card).expectProblem(404, "card.not_found");
        elsewhere
                .api()
                .get("/v1/cards?owner=" + lilei.id())
                .expectProblem(404, "employee.not_found");
    }

    @Test
    void knowsNothingOfAnotherCompanysCards() {
        String card = published(CONTENT);
        TestCompany other = TestService.shared().newCompany();

        other.visitor().api().get(card).expectProblem(404, "card.not_found");
        other.admin().api().get(card).expectProblem(404, "card.not_found");
        other.admin().api().patch(card, "{}", "If-Match", "*").expectProblem(404, "card.not_found");
        other.salesperson().api().post(card + "/publish", "").expectProblem(404, "card.not_found");
        other.visitor()
                .api()
                .post(card + "/shares", fields("channel", "chat"))
                .expectProblem(404, "card.not_found");
    }

    private String draft(String content) {
        return "/v1/cards/"
                + lilei.api().post("/v1/cards", content).expect(201).json().path("id").asText();
    }

    private String published(String content) {
        String card = draft(content);
        lilei.api().post(card + "/publish", "").expect(200);
        return card;
    }
}
