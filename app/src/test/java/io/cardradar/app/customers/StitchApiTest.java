package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.customers.People.Device;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/** Visitors who turn out to be one person, and those who do not. */
class StitchApiTest {
    private static final String PHONE = "13712345678";

    private final TestCompany company = TestService.shared().newCompany();
    private final People people = new People(TestService.shared(), company);
    private final Person lilei = company.salesperson();
    private final Person hanmei = company.salesperson();
    private final Person manager = company.manager();
    private final UUID cardOfLilei = company.publishedCard(lilei);
    private final UUID cardOfHanmei = company.publishedCard(hanmei);

    @Test
    void knowsOnePersonFromTheFirstAnonymousVisitToThePhoneOverTwoAppsAndTwoSalespeople() {
        Device device = people.device();
        people.open(device.person(), cardOfLilei);
        UUID first = people.customer(device.person());

        Person user = people.logIn(company.appId(), "o-1-" + device.person().id(), "u-1", device);
        people.open(user, cardOfHanmei);
        assertThat(together(device.person(), user)).isEqualTo(first);

        Person elsewhere =
                people.logIn(people.anotherApp(), "o-2-" + device.person().id(), "u-1", null);
        people.open(elsewhere, cardOfHanmei);
        assertThat(together(user, elsewhere)).isEqualTo(first);

        Person stranger = company.visitor();
        people.open(stranger, cardOfLilei);
        people.givePhone(user, cardOfLilei, PHONE);
        people.givePhone(stranger, cardOfLilei, PHONE);
        assertThat(together(user, stranger)).isEqualTo(first);

        JsonNode customer = get(manager, "/v1/customers/" + first);
        assertThat(customer.path("phone").asText()).contains("****");
        assertThat(customer.path("relationships")).hasSize(2);
        assertThat(get(manager, "/v1/customers/" + first + "/timeline").path("items"))
                .as("all that the four visitors did")
                .hasSize(6);
        assertThat(reasons(first)).containsExactly("phone", "unionid", "anonymous");
    }

    @Test
    void waitsUntilThereIsSomethingToStitch() {
        Device device = people.device();
        Person user = people.logIn(company.appId(), "o-" + UUID.randomUUID(), null, device);
        people.settle();
        assertThat(company.count("SELECT count(*) FROM customer WHERE tenant_id = ?")).isZero();

        // What the device did before the log-in arrives after it.
        people.open(user, cardOfLilei);
        people.open(device.person(), cardOfLilei);

        together(device.person(), user);
        assertThat(
                        company.count(
                                """
                                SELECT count(*) FROM visitor WHERE tenant_id = ? AND events = 0\
                                """))
                .isZero();
    }

    @Test
    void concludesNothingFromASecondUserOfADevice() {
        Device device = people.device();
        people.open(device.person(), cardOfLilei);
        Person owner = people.logIn(company.appId(), "o-" + UUID.randomUUID(), null, device);
        Person guest = people.logIn(company.appId(), "o-" + UUID.randomUUID(), null, device);
        people.open(owner, cardOfLilei);
        people.open(guest, cardOfLilei);

        together(device.person(), owner);

        assertThat(people.customer(guest)).isNotEqualTo(people.customer(owner));
    }

    @Test
    void takesNobodyForSomebodyElseByAPhoneWhenTheirOtherPhonesDiffer() {
        Person two = company.visitor();
        Person one = company.visitor();
        people.open(one, cardOfLilei);
        people.open(two, cardOfLilei);
        UUID both = stitched(people.customer(one), people.customer(two));
        people.givePhone(one, cardOfLilei, "13700000001");
        people.givePhone(two, cardOfLilei, "13700000002");
        people.settle();
        Person third = company.visitor();
        people.givePhone(third, cardOfLilei, "13700000001");
        people.settle();

        assertThat(people.customer(third)).isNotEqualTo(both);
    }

    @Test
    void takesTheNumberGivenLastForTheVisitors() {
        Person one = company.visitor();
        people.givePhone(one, cardOfLilei, "13700000003");
        people.givePhone(one, cardOfLilei, "13700000004");
        people.settle();
        Person former = company.visitor();
        people.givePhone(former, cardOfLilei, "13700000003");
        Person now = company.visitor();
        people.givePhone(now, cardOfHanmei, "13700000004");
        people.settle();

        together(one, now);
        assertThat(people.customer(former)).isNotEqualTo(people.customer(one));
    }

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

        JsonNode whole = get(lilei, "/v1/customers/" + younger);
        assertThat(whole.path("id").asText()).isEqualTo(older.toString());
        assertThat(whole.path("stage").asText()).isEqualTo("quoted");
        assertThat(whole.path("tags").toString()).contains("甲", "乙", "共同");
        assertThat(stitch.path("moved").path("relationships").asInt()).isEqualTo(2);
        assertThat(stitch.path("moved").path("followUps").asInt()).isOne();
        assertThat(texts(lilei, younger)).containsExactly("第二位", "第一位");
        followUp(lilei, younger, "合并之后");
        people.open(two, cardOfLilei);

        undo(older, stitch).expect(200);

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
    void saysWhyInPlainWords() {
        Person one = company.visitor();
        Person two = company.visitor();
        people.open(one, cardOfLilei);
        people.open(two, cardOfLilei);
        JsonNode stitch =
                manager.api()
                        .post(
                                "/v1/customers/" + people.customer(one) + "/stitches",
                                fields("visitorId", two.id()),
                                "Accept-Language",
                                "en")
                        .expect(201)
                        .json();

        assertThat(stitch.path("text").asText()).isEqualTo("Merged by 王经理");
        assertThat(ledger(people.customer(two)).get(0).path("text").asText()).isEqualTo("王经理 手动合并");
    }

    @Test
    void leavesStitchingToManagersAndToWhatTheySee() {
        Person one = company.visitor();
        Person two = company.visitor();
        people.open(one, cardOfLilei);
        people.open(two, cardOfLilei);
        String path = "/v1/customers/" + people.customer(one) + "/stitches";
        var other = fields("customerId", people.customer(two));

        lilei.api().post(path, other).expectProblem(403, "auth.forbidden");
        manager.api().post(path, fields()).expectProblem(400, "stitch.with_whom");
        manager.api()
                .post(path, fields("customerId", UUID.randomUUID()))
                .expectProblem(404, "customer.not_found");
        manager.api().post(path, other).expect(201);
        manager.api().post(path, other).expectProblem(409, "stitch.already");
        manager.api()
                .post(path + "/" + UUID.randomUUID() + "/undo", "")
                .expectProblem(404, "stitch.not_found");
        hanmei.api().get(path).expectProblem(404, "customer.not_found");
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

    private UUID together(Person one, Person two) {
        people.settle();
        Eventually.until(
                () -> people.customerOrEmpty(one) + " " + people.customerOrEmpty(two),
                ids -> ids.length() == 73 && ids.startsWith(ids.substring(37)));
        return people.customer(one);
    }

    private UUID stitched(UUID one, UUID two) {
        return UUID.fromString(stitch(one, two).path("survivor").asText());
    }

    private JsonNode stitch(UUID one, UUID two) {
        return manager.api()
                .post("/v1/customers/" + one + "/stitches", fields("customerId", two))
                .expect(201)
                .json();
    }

    private Api.Reply undo(UUID customer, JsonNode stitch) {
        String id = stitch.path("id").asText();
        return manager.api().post("/v1/customers/" + customer + "/stitches/" + id + "/undo", "");
    }

    private JsonNode ledger(UUID customer) {
        return get(manager, "/v1/customers/" + customer + "/stitches").path("items");
    }

    private List<String> reasons(UUID customer) {
        return ledger(customer).findValuesAsText("reason");
    }

    private static List<String> texts(Person who, UUID customer) {
        return get(who, "/v1/customers/" + customer + "/follow-ups").findValuesAsText("text");
    }

    private static void followUp(Person who, UUID customer, String text) {
        who.api()
                .post("/v1/customers/" + customer + "/follow-ups", fields("text", text))
                .expect(201);
    }

    private static void tag(Person who, UUID customer, String... tags) {
        who.api()
                .put("/v1/customers/" + customer + "/tags", fields("tags", List.of(tags)))
                .expect(200);
    }

    private static void move(Person who, UUID customer, String stage) {
        who.api().put("/v1/customers/" + customer + "/stage", fields("stage", stage)).expect(200);
    }

    private void name(UUID customer, String name) {
        lilei.api()
                .patch("/v1/customers/" + customer, fields("name", name), "If-Match", "*")
                .expect(200);
    }

    private static JsonNode get(Person who, String path) {
        return who.api().get(path).expect(200).json();
    }
}
