package io.cardradar.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

class SubscribeApiTest extends WithCustomer {

    @Test
    void sendsOneMessageForEachGrant() {
        JsonNode template = template();
        String id = template.path("templateId").asText();
        subscribe(sales, template).expectProblem(409, "message.no_grant");
        user.answerPopup(id, false);
        subscribe(sales, template).expectProblem(409, "message.no_grant");
        user.answerPopup(id, true);
        assertThat(grants()).isOne();

        JsonNode sent = until(subscribe(sales, template), "sent");

        assertThat(sent.path("text").asText()).isEqualTo("已发送");
        assertThat(sent.path("attempts").asInt()).isOne();
        assertThat(sent.path("content").path("data").path("thing3").asText()).isEqualTo("带上合同");
        assertThat(sent.path("author").path("name").asText()).isEqualTo("李雷");
        assertThat(user.received()).isOne();
        assertThat(grants()).isZero();
        subscribe(sales, template).expectProblem(409, "message.no_grant");
    }

    @Test
    void givesOneGrantToOneOfManyWhoAskAtOnce() throws Exception {
        JsonNode template = template();
        user.answerPopup(template.path("templateId").asText(), true);
        Callable<Integer> send = () -> subscribe(sales, template).status();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(Collections.nCopies(8, send));
            assertThat(answers)
                    .extracting(answer -> answer.resultNow())
                    .containsOnlyOnce(202)
                    .containsOnly(202, 409);
        }
        Eventually.until(user::received, received -> received == 1);
        assertThat(list(sales)).hasSize(1);
    }

    @Test
    void sendsOnceForOneIdempotencyKey() {
        JsonNode template = template();
        user.answerPopup(template.path("templateId").asText(), true);
        user.answerPopup(template.path("templateId").asText(), true);

        Reply first = subscribe(sales, template, "Idempotency-Key", "k-1").expect(202);
        Reply again = subscribe(sales, template, "Idempotency-Key", "k-1").expect(202);

        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        subscribe(
                        sales,
                        template,
                        Map.of("thing3", "别的", "time1", "15:01"),
                        "Idempotency-Key",
                        "k-1")
                .expectProblem(409, "idempotency.key_reused");
        until(first, "sent");
        assertThat(user.received()).isOne();
        assertThat(grants()).isOne();
    }

    @Test
    void namesEachFieldThatWeChatWouldRefuse() {
        JsonNode template = template();
        user.answerPopup(template.path("templateId").asText(), true);

        JsonNode problem =
                subscribe(sales, template, Map.of("time1", "noon", "extra", "x"))
                        .expectProblem(400, "message.bad_fields")
                        .json();

        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactly(
                        "/subscribe/data/thing3", "/subscribe/data/time1", "/subscribe/data/extra");
        assertThat(problem.path("errors").findValuesAsText("code"))
                .containsExactly("missing", "bad_value", "unknown");
        assertThat(grants()).as("nothing is taken").isOne();
    }

    @Test
    void takesAllGrantsAwayWhenTheCustomerTurnsATemplateOff() {
        JsonNode template = template();
        user.answerPopup(template.path("templateId").asText(), true);
        user.answerPopup(template.path("templateId").asText(), true);

        user.turnOff(template.path("templateId").asText());

        assertThat(grants()).isZero();
        subscribe(sales, template).expectProblem(409, "message.no_grant");
    }

    @Test
    void believesWeChatThatThereIsNoGrant() {
        JsonNode template = template();
        user.grantOnlyHere(template.path("templateId").asText(), true);
        user.grantOnlyHere(template.path("templateId").asText(), true);

        JsonNode refused = until(subscribe(sales, template), "refused");

        assertThat(refused.path("reason").asText()).isEqualTo("no_grant");
        assertThat(refused.path("text").asText()).isEqualTo("被微信拒绝：客户未订阅或订阅次数已用完");
        assertThat(refused.path("errcode").asInt()).isEqualTo(43101);
        assertThat(refused.path("rid").asText()).isNotEmpty();
        assertThat(grants()).isZero();
    }

    @Test
    void givesTheGrantBackWhenWeChatRefusesTheMessageItself() {
        JsonNode template = template();
        user.answerPopup(template.path("templateId").asText(), true);
        fault("path", SUBSCRIBE, "errcode", 47003);

        JsonNode refused = until(subscribe(sales, template), "refused");

        assertThat(refused.path("reason").asText()).isEqualTo("bad_content");
        assertThat(grants()).isOne();
    }

    @Test
    void showsWhatWeChatTellsAfterwards() {
        JsonNode template = template();
        String id = template.path("templateId").asText();
        user.answerPopup(id, true);
        user.answerPopup(id, true);
        JsonNode first = until(subscribe(sales, template), "sent");
        JsonNode second = until(subscribe(sales, template), "sent");

        user.tellSent(id, "0", "success");
        user.tellSent(id, "20003", "user rejected");

        assertThat(message(first.path("id").asText()).path("delivery").asText())
                .isEqualTo("delivered");
        JsonNode failed = message(second.path("id").asText());
        assertThat(failed.path("delivery").asText()).isEqualTo("failed");
        assertThat(failed.path("text").asText()).isEqualTo("已发送：微信未能送达客户");
    }

    @Test
    void countsAGrantThatSomebodyElseHasUsed() {
        String id = template().path("templateId").asText();
        user.grantOnlyHere(id, true);
        user.grantOnlyHere(id, true);

        user.tellSent(id, "0", "success");

        assertThat(grants()).isOne();
    }

    @Test
    void showsAMessageToThoseWhoMaySeeTheCustomer() {
        JsonNode template = template();
        user.answerPopup(template.path("templateId").asText(), true);
        Person manager = company.manager();
        JsonNode sent = until(subscribe(manager, template), "sent");
        String path = "/v1/messages/" + sent.path("id").asText();

        assertThat(sent.path("author").path("name").asText()).isEqualTo("王经理");
        assertThat(sent.path("owner").path("name").asText()).isEqualTo("李雷");
        assertThat(list(manager)).hasSize(1);
        assertThat(list(sales)).hasSize(1);
        Person stranger = company.employee("韩梅梅", Role.STAFF);
        Person elsewhere = TestService.shared().newCompany().admin();
        for (Person nobody : new Person[] {stranger, elsewhere}) {
            nobody.api().get(path).expectProblem(404, "message.not_found");
            nobody.api()
                    .get("/v1/customers/" + customer + "/messages")
                    .expectProblem(404, "customer.not_found");
            nobody.api()
                    .get("/v1/customers/" + customer + "/reach")
                    .expectProblem(404, "customer.not_found");
        }
        subscribe(stranger, template).expectProblem(404, "customer.not_found");
        visitor.api().get(path).expect(403);
    }

    private List<JsonNode> list(Person reader) {
        JsonNode page =
                reader.api().get("/v1/customers/" + customer + "/messages").expect(200).json();
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }
}
