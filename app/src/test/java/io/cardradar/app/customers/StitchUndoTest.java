package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.TestCompany.Person;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** What is taken apart again. */
class StitchUndoTest extends WithStitches {
    @Test
    void givesBackToEachWhatTheyHadAndWhatTheirVisitorsDidSince() {
        Person one = company.visitor();
        Person two = company.visitor();
        people.open(one, cardOfLilei);
        people.open(two, cardOfLilei);
        people.open(two, cardOfHanmei);
        UUID older = people.customer(one);
        UUID younger = people.customer(two);
        followUp(lilei, older, "第一位");
        followUp(lilei, younger, "第二位");
        tag(lilei, older, "甲", "共同");
        tag(lilei, younger, "乙", "共同");
        move(lilei, younger, "quoted");
        name(older, "张三");
        JsonNode stitch = stitch(older, younger);

        showsTheWhole(older, younger, stitch);
        followUp(lilei, younger, "合并之后");
        people.open(two, cardOfLilei);

        undo(older, stitch).expect(200);

        showsTheParts(older, younger);
        assertThat(texts(lilei, younger)).containsExactly("第二位");
        hanmei.api().get("/v1/customers/" + older).expectProblem(404, "customer.not_found");
        assertThat(company.count("SELECT count(*) FROM relationship_part WHERE tenant_id = ?"))
                .isZero();
    }

    @Test
    void doesNotStitchAgainWhatWasTakenApart() {
        Person one = people.logIn(company.appId(), "o-" + UUID.randomUUID(), "u-2", null);
        Person two = people.logIn(people.anotherApp(), "o-" + UUID.randomUUID(), "u-2", null);
        people.open(one, cardOfLilei);
        people.open(two, cardOfLilei);
        UUID customer = together(one, two);
        JsonNode stitch = ledger(customer).get(0);
        undo(customer, stitch).expect(200);
        undo(customer, stitch).expect(200);

        Person third = people.logIn(people.anotherApp(), "o-" + UUID.randomUUID(), "u-2", null);
        people.open(third, cardOfLilei);
        people.open(one, cardOfLilei);

        assertThat(people.customer(one)).isNotEqualTo(people.customer(two));
        JsonNode undone = ledger(customer).findValues("undoneBy").getFirst();
        assertThat(undone.path("name").asText()).isEqualTo("王经理");

        stitch(people.customer(one), people.customer(two));
        assertThat(together(one, two)).isEqualTo(customer);
    }

    @Test
    void refusesAnEditOfWhatWasReadBefore() {
        Person one = company.visitor();
        Person two = company.visitor();
        people.open(one, cardOfLilei);
        people.open(two, cardOfLilei);
        UUID younger = people.customer(two);
        String tag = lilei.api().get("/v1/customers/" + younger).expect(200).header("ETag");
        stitch(people.customer(one), younger);

        lilei.api()
                .patch("/v1/customers/" + younger, fields("name", "李四"), "If-Match", tag)
                .expectProblem(412, "customer.outdated");
    }

    private void showsTheWhole(UUID older, UUID younger, JsonNode stitch) {
        JsonNode whole = get(lilei, "/v1/customers/" + younger);
        assertThat(whole.path("id").asText()).isEqualTo(older.toString());
        assertThat(whole.path("stage").asText()).isEqualTo("quoted");
        assertThat(whole.path("tags").toString()).contains("甲", "乙", "共同");
        assertThat(stitch.path("moved").path("relationships").asInt()).isEqualTo(2);
        assertThat(stitch.path("moved").path("followUps").asInt()).isOne();
        assertThat(texts(lilei, younger)).containsExactly("第二位", "第一位");
    }

    private void showsTheParts(UUID older, UUID younger) {
        JsonNode first = get(lilei, "/v1/customers/" + older);
        JsonNode second = get(lilei, "/v1/customers/" + younger);
        assertThat(first.path("name").asText()).isEqualTo("张三");
        assertThat(first.path("stage").asText()).isEqualTo("lead");
        assertThat(first.path("tags").toString()).contains("甲").doesNotContain("乙");
        assertThat(texts(lilei, older)).containsExactly("合并之后", "第一位");
        assertThat(second.path("id").asText()).isEqualTo(younger.toString());
        assertThat(second.path("name").asText()).startsWith("微信用户");
        assertThat(second.path("stage").asText()).isEqualTo("quoted");
        assertThat(second.path("score").asInt()).isGreaterThan(first.path("score").asInt());
    }
}
