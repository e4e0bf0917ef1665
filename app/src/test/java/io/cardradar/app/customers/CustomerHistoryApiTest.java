package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class CustomerHistoryApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person visitor = company.visitor();
    private final String path = "/v1/customers/" + Visits.customer(visitor, sales, card);

    @Test
    void movesThroughTheFunnelAndRemembersWhy() {
        put("/stage", "{\"stage\": \"quoted\"}");
        JsonNode won = put("/stage", "{\"stage\": \"won\", \"reason\": \"价格合适\"}");

        assertThat(won.path("stageName").asText()).isEqualTo("赢单");
        JsonNode last = won.path("history").get(0);
        assertThat(last.path("from").asText()).isEqualTo("quoted");
        assertThat(last.path("reason").asText()).isEqualTo("价格合适");
        assertThat(last.path("changedBy").path("name").asText()).isEqualTo("李雷");
        assertThat(get("/stage")).isEqualTo(won);
    }

    @Test
    void remembersNoMoveToWhereItStands() {
        put("/stage", "{\"stage\": \"quoted\"}");
        assertThat(put("/stage", "{\"stage\": \"quoted\"}").path("history").size()).isOne();
    }

    @Test
    void refusesAStageThatTheCompanyDoesNotHave() {
        sales.api()
                .put(path + "/stage", fields("stage", "married"))
                .expectProblem(400, "customer.unknown_stage");
        JsonNode stages = sales.api().get("/v1/stages").expect(200).json().path("items");
        assertThat(stages.findValuesAsText("key"))
                .containsExactly(
                        "lead", "contacted", "interested", "quoted", "negotiating", "won", "lost");
    }

    @Test
    void keepsTheTagsThatWereSentLast() {
        put("/tags", "{\"tags\": [\"重点\", \" 价格敏感 \", \"重点\"]}");
        assertThat(get("/tags").path("tags").size()).isEqualTo(2);

        put("/tags", "{\"tags\": [\"价格敏感\", \"老客户\"]}");
        assertThat(get("/tags").path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("价格敏感", "老客户");

        sales.api()
                .put(path + "/tags", fields("tags", List.of("")))
                .expectProblem(400, "request.invalid");
    }

    @Test
    void recordsAFollowUpOnceForOneIdempotencyKey() {
        String next = "2030-01-02T03:04:05Z";
        var body = fields("kind", "call", "text", "约了周五见面", "nextAt", next);
        String first = addFollowUp(body, "key-1");
        String again = addFollowUp(body, "key-1");

        assertThat(again).isEqualTo(first);
        assertThat(get("/follow-ups").path("items").size()).isOne();
        assertThat(get("").path("nextFollowUpAt").asText()).isEqualTo(next);

        addFollowUp(fields("text", "已见面"), "key-2");
        assertThat(get("").has("nextFollowUpAt")).isFalse();
        sales.api()
                .post(path + "/follow-ups", fields("text", "别的"), "Idempotency-Key", "key-1")
                .expectProblem(409, "idempotency.key_reused");
    }

    @Test
    void refusesAFollowUpWithoutTextOrOfAnUnknownKind() {
        sales.api()
                .post(path + "/follow-ups", fields("text", " "))
                .expectProblem(400, "request.invalid");
        sales.api()
                .post(path + "/follow-ups", fields("text", "x", "kind", "fax"))
                .expectProblem(400, "request.bad_value");
    }

    @Test
    void tellsWhoWroteWhenAManagerActsInTheOwnersPlace() {
        Person manager = company.manager();
        JsonNode added =
                manager.api()
                        .post(path + "/follow-ups?owner=" + sales.id(), fields("text", "请尽快报价"))
                        .expect(201)
                        .json();
        assertThat(added.path("owner").path("name").asText()).isEqualTo("李雷");
        assertThat(added.path("author").path("name").asText()).isEqualTo("王经理");
    }

    @Test
    void mergesActsFollowUpsAndMovesIntoOneHistory() {
        addFollowUp(fields("kind", "visit", "text", "上门演示"), "a");
        put("/stage", "{\"stage\": \"interested\", \"reason\": \"演示满意\"}");
        Visits.act(visitor, card, "card.like");
        Eventually.until(() -> get("/timeline"), t -> t.path("items").size() == 4);

        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get("/timeline?limit=3");
        page.path("items").forEach(items::add);
        get("/timeline?limit=3&cursor=" + page.path("next").asText())
                .path("items")
                .forEach(items::add);

        assertThat(items)
                .extracting(item -> item.path("type").asText())
                .containsExactly("card.like", "stage.change", "follow_up.visit", "card.view");
        assertThat(items)
                .extracting(item -> item.path("text").asText())
                .containsExactly(
                        "觉得您很靠谱，给您点了赞", "阶段由「新线索」变更为「有意向」，原因：演示满意", "上门拜访：上门演示", "查看了您的名片");
        assertThat(items.get(0).path("visitor").path("id").asText())
                .isEqualTo(visitor.id().toString());
        assertThat(items.get(1).path("employee").path("name").asText()).isEqualTo("李雷");
    }

    @Test
    void showsEachSalespersonOnlyTheOwnPartOfAHistory() {
        Person other = company.employee("韩梅梅", Role.STAFF);
        Visits.customer(visitor, other, company.publishedCard(other));
        addFollowUp(fields("text", "我的记录"), "mine");

        JsonNode seen = other.api().get(path + "/timeline").expect(200).json().path("items");
        assertThat(seen.findValuesAsText("type")).containsExactly("card.view");
        JsonNode all =
                company.admin().api().get(path + "/timeline").expect(200).json().path("items");
        assertThat(all.size()).isEqualTo(3);
    }

    private String addFollowUp(Object body, String key) {
        return sales.api()
                .post(path + "/follow-ups", body, "Idempotency-Key", key)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private JsonNode put(String what, String json) {
        return sales.api().put(path + what, json).expect(200).json();
    }

    private JsonNode get(String what) {
        return sales.api().get(path + what).expect(200).json();
    }
}
