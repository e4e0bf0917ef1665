package io.cardradar.app.messaging;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.AfterEach;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A salesperson with one customer, and a template that the company has. */
abstract class WithCustomer {
    static final String SUBSCRIBE = "/cgi-bin/message/subscribe/send";
    static final String KEFU = "/cgi-bin/message/custom/send";

    final TestService service = TestService.shared();
    final TestCompany company = service.newCompany();
    final Person sales = company.salesperson();
    final Person admin = company.admin();
    final Person visitor = company.visitor();
    final UUID customer = Visits.customer(visitor, sales, company.publishedCard(sales));
    final TestPushes user = new TestPushes(company, visitor.openid());
    private final Api simulator = new Api(TestStack.simulator(), "");

    @AfterEach
    void calmTheSimulator() {
        simulator.delete("/_control/faults").expect(200);
    }

    /** A template with thing3 and time1. */
    final JsonNode template() {
        return admin.api()
                .post(
                        "/v1/message-templates",
                        fields(
                                "appId",
                                company.appId(),
                                "tid",
                                1201,
                                "keywords",
                                List.of(3, 1),
                                "scene",
                                "预约提醒"))
                .expect(201)
                .json();
    }

    final Reply subscribe(Person sender, JsonNode template, String... headers) {
        return subscribe(sender, template, Map.of("thing3", "带上合同", "time1", "15:01"), headers);
    }

    final Reply subscribe(
            Person sender, JsonNode template, Map<String, String> data, String... headers) {
        Map<String, Object> message =
                fields(
                        "templateId",
                        template.path("id").asText(),
                        "page",
                        "pages/card/index?id=1",
                        "data",
                        data);
        return sender.api()
                .post(
                        "/v1/messages",
                        fields("customerId", customer, "subscribe", message),
                        headers);
    }

    final Reply kefu(Person sender, String text) {
        Map<String, Object> message = fields("type", "text", "content", text);
        return sender.api().post("/v1/messages", fields("customerId", customer, "kefu", message));
    }

    /** The message of an answer once it has reached a state. */
    final JsonNode until(Reply queued, String state) {
        String id = queued.expect(202).json().path("id").asText();
        return Eventually.until(
                () -> message(id), message -> message.path("state").asText().equals(state));
    }

    final JsonNode message(String id) {
        return sales.api().get("/v1/messages/" + id).expect(200).json();
    }

    final JsonNode reach() {
        return sales.api().get("/v1/customers/" + customer + "/reach").expect(200).json();
    }

    final int grants() {
        return reach().path("subscribe").get(0).path("grants").asInt();
    }

    final void fault(Object... members) {
        simulator.post("/_control/faults", fields(members)).expect(200);
    }
}
