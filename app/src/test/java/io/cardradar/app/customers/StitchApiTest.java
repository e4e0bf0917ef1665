package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.customers.People.Device;
import io.cardradar.app.testing.TestCompany.Person;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** Visitors who turn out to be one person, and those who do not. */
class StitchApiTest extends WithStitches {
    private static final String PHONE = "13712345678";

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
}
