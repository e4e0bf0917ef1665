package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class CustomerApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person visitor = company.visitor();
    private final String path = "/v1/customers/" + Visits.customer(visitor, sales, card);

    @Test
    void makesAVisitorACustomerInTheFirstStage() {
        JsonNode customer = page(sales);

        assertThat(customer.path("stage").asText()).isEqualTo("lead");
        assertThat(customer.path("stageName").asText()).isEqualTo("新线索");
        assertThat(customer.path("owner").path("name").asText()).isEqualTo("李雷");
        assertThat(customer.path("score").asInt()).isEqualTo(5);
        assertThat(customer.path("name").asText()).startsWith("微信用户 ");
        assertThat(customer.path("relationships").size()).isEqualTo(1);
        assertThat(customer.path("lastActiveAt").asText()).isNotEmpty();
    }

    @Test
    void countsAVisitorOnTwoCardsAsOneCustomerOfTwoSalespeople() {
        Person other = company.employee("韩梅梅", Role.STAFF);
        UUID same = Visits.customer(visitor, other, company.publishedCard(other));

        assertThat(path).endsWith(same.toString());
        assertThat(page(other).path("relationships").size()).isEqualTo(1);
        assertThat(page(company.admin()).path("relationships").size()).isEqualTo(2);
        assertThat(company.count("SELECT count(*) FROM customer WHERE tenant_id = ?")).isOne();
    }

    @Test
    void scoresInterestThatGrowsWithWhatTheCustomerDoes() {
        Visits.act(visitor, card, "card.dial_mobile", "card.view", "session.dwell");

        JsonNode score =
                Eventually.until(() -> get(sales, "/score"), s -> s.path("reasons").size() == 2);

        JsonNode dial = score.path("reasons").get(0);
        assertThat(dial.path("type").asText()).isEqualTo("card.dial_mobile");
        assertThat(score.path("heat").asDouble()).isBetween(9.6, 9.71);
        assertThat(score.path("score").asInt()).isEqualTo(38);
        double contributions =
                dial.path("contribution").asDouble()
                        + score.path("reasons").get(1).path("contribution").asDouble();
        assertThat(contributions).isBetween(37.9, 38.1);
    }

    @Test
    void editsWhatIsKnownAndShowsTheNameOnTheRadar() {
        JsonNode edited =
                patch(
                        "{\"name\": \"张伟\", \"company\": \"华星贸易\", \"remark\": \"老张\", \"phone\":"
                                + " \"+86 138-0000-1234\"}");

        assertThat(edited.path("name").asText()).isEqualTo("张伟");
        assertThat(edited.path("remark").asText()).isEqualTo("老张");
        assertThat(edited.path("phone").asText()).isEqualTo("13800001234");
        JsonNode radar = sales.api().get("/v1/radar/timeline").expect(200).json();
        assertThat(radar.path("items").get(0).path("visitor").path("name").asText())
                .isEqualTo("张伟");

        JsonNode cleared = patch("{\"company\": null, \"remark\": \"\"}");
        assertThat(cleared.has("company")).isFalse();
        assertThat(cleared.has("remark")).isFalse();
        assertThat(cleared.path("name").asText()).isEqualTo("张伟");
    }

    @Test
    void masksThePhoneForAllButTheCustomersSalespeople() {
        patch("{\"phone\": \"13800001234\"}");
        assertThat(page(company.manager()).path("phone").asText()).isEqualTo("138****1234");
        assertThat(page(sales).path("phone").asText()).isEqualTo("13800001234");
        assertThat(company.count("SELECT count(phone_hash) FROM customer WHERE tenant_id = ?"))
                .isOne();
    }

    @Test
    void refusesAnEditOfAnOldVersionAndOneWithout() {
        String etag = sales.api().get(path).header("ETag");
        sales.api().patch(path, fields("name", "甲"), "If-Match", etag).expect(200);

        sales.api()
                .patch(path, fields("name", "乙"), "If-Match", etag)
                .expectProblem(412, "customer.outdated");
        sales.api().patch(path, fields("name", "乙")).expectProblem(412, "customer.etag_required");
        assertThat(page(sales).path("name").asText()).isEqualTo("甲");
    }

    @Test
    void refusesFieldsThatAreUnknownTooLongOrNoPhone() {
        refused(fields("nickname", "x"), "customer.bad_patch");
        refused(fields("name", "长".repeat(51)), "request.invalid");
        refused(fields("name", "a\u0000b"), "request.invalid");
        refused(fields("email", "nobody"), "request.invalid");
        refused(fields("phone", "12"), "phone.invalid");
    }

    @Test
    void hidesACustomerFromThoseWhoHaveNothingToDoWithIt() {
        Person stranger = company.employee("韩梅梅", Role.STAFF);
        Person otherManager = company.employee("外区经理", Role.MANAGER, company.department("华南"));
        Person otherCompany = TestService.shared().newCompany().admin();
        for (Person nobody : new Person[] {stranger, otherManager, otherCompany}) {
            nobody.api().get(path).expectProblem(404, "customer.not_found");
            nobody.api().get(path + "/timeline").expectProblem(404, "customer.not_found");
            nobody.api().get(path + "/follow-ups").expectProblem(404, "customer.not_found");
            nobody.api()
                    .put(path + "/tags", fields("tags", new String[0]))
                    .expectProblem(404, "customer.not_found");
        }
        sales.api().get(path + "?owner=" + stranger.id()).expectProblem(404, "customer.not_found");
        visitor.api().get(path).expect(403);
        company.manager().api().get(path + "?owner=" + sales.id()).expect(200);
    }

    private void refused(Object patch, String code) {
        sales.api().patch(path, patch, "If-Match", "*").expectProblem(400, code);
    }

    private JsonNode patch(String json) {
        return sales.api().patch(path, json, "If-Match", "*").expect(200).json();
    }

    private JsonNode page(Person reader) {
        return get(reader, "");
    }

    private JsonNode get(Person reader, String what) {
        Api.Reply reply = reader.api().get(path + what);
        return reply.expect(200).json();
    }
}
