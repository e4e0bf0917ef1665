package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import java.util.List;
import java.util.UUID;

/** A company with two salespeople and a manager, and what they do about who is who. */
class WithStitches {
    final TestCompany company = TestService.shared().newCompany();
    final People people = new People(TestService.shared(), company);
    final Person lilei = company.salesperson();
    final Person hanmei = company.salesperson();
    final Person manager = company.manager();
    final UUID cardOfLilei = company.publishedCard(lilei);
    final UUID cardOfHanmei = company.publishedCard(hanmei);

    final UUID together(Person one, Person two) {
        people.settle();
        Eventually.until(
                () -> people.customerOrEmpty(one) + " " + people.customerOrEmpty(two),
                ids -> ids.length() == 73 && ids.startsWith(ids.substring(37)));
        return people.customer(one);
    }

    final UUID stitched(UUID one, UUID two) {
        return UUID.fromString(stitch(one, two).path("survivor").asText());
    }

    final JsonNode stitch(UUID one, UUID two) {
        return manager.api()
                .post("/v1/customers/" + one + "/stitches", fields("customerId", two))
                .expect(201)
                .json();
    }

    final Api.Reply undo(UUID customer, JsonNode stitch) {
        String id = stitch.path("id").asText();
        return manager.api().post("/v1/customers/" + customer + "/stitches/" + id + "/undo", "");
    }

    final JsonNode ledger(UUID customer) {
        return get(manager, "/v1/customers/" + customer + "/stitches").path("items");
    }

    final List<String> reasons(UUID customer) {
        return ledger(customer).findValuesAsText("reason");
    }

    static List<String> texts(Person who, UUID customer) {
        return get(who, "/v1/customers/" + customer + "/follow-ups").findValuesAsText("text");
    }

    static void followUp(Person who, UUID customer, String text) {
        who.api()
                .post("/v1/customers/" + customer + "/follow-ups", fields("text", text))
                .expect(201);
    }

    static void tag(Person who, UUID customer, String... tags) {
        who.api()
                .put("/v1/customers/" + customer + "/tags", fields("tags", List.of(tags)))
                .expect(200);
    }

    static void move(Person who, UUID customer, String stage) {
        who.api().put("/v1/customers/" + customer + "/stage", fields("stage", stage)).expect(200);
    }

    final void name(UUID customer, String name) {
        lilei.api()
                .patch("/v1/customers/" + customer, fields("name", name), "If-Match", "*")
                .expect(200);
    }

    static JsonNode get(Person who, String path) {
        return who.api().get(path).expect(200).json();
    }
}
