package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.customers.People.Device;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Everything at once: stitches in both directions, undoings, log-ins, work, and events all along.
 */
final class StitchRaceIT {
    private static final int VISITORS = 4;
    private static final int ROUNDS = 4;

    private final TestCompany company = TestService.shared().newCompany();
    private final People people = new People(TestService.shared(), company);
    private final Person sales = company.salesperson();
    private final Person manager = company.manager();
    private final UUID card = company.publishedCard(sales);

    @Test
    void losesNothingAndCountsNothingTwice() {
        List<Person> visitors =
                IntStream.range(0, VISITORS).mapToObj(i -> company.visitor()).toList();
        visitors.forEach(visitor -> people.open(visitor, card));
        List<UUID> customers = visitors.stream().map(people::customer).toList();
        for (int round = 0; round < ROUNDS; round++) {
            List<Callable<Integer>> work = everything(visitors, customers);
            assertThat(atOnce(work)).allMatch(status -> status < 500 && status != 404);
        }
        people.settle();
        customers.forEach(one -> ledger(one).forEach(stitch -> undo(one, stitch)));

        assertThat(visitors.stream().map(people::customer).toList()).isEqualTo(customers);
        assertThat(company.count("SELECT count(*) FROM follow_up WHERE tenant_id = ?"))
                .isEqualTo((long) VISITORS * ROUNDS);
        assertThat(
                        company.count(
                                """
                                SELECT count(*) FROM relationship WHERE tenant_id = ? AND customer_id IN
                                    (SELECT customer_id FROM customer_visitor)\
                                """))
                .isEqualTo(VISITORS);
        customers.forEach(this::checkHeat);
    }

    @Test
    void knowsThePersonHoweverLogInsAndEventsInterleave() {
        for (int round = 0; round < ROUNDS; round++) {
            String unionid = "u-" + UUID.randomUUID();
            String app = people.anotherApp();
            Device device = people.device();
            List<Person> users = new ArrayList<>();
            List<Callable<Integer>> work = new ArrayList<>();
            work.add(() -> {
                Visits.act(device.person(), card, "card.view");
                return 200;
            });
            for (String in : List.of(company.appId(), app)) {
                work.add(() -> {
                    Device before = in.equals(app) ? null : device;
                    Person user = people.logIn(in, "o-" + UUID.randomUUID(), unionid, before);
                    synchronized (users) {
                        users.add(user);
                    }
                    Visits.act(user, card, "card.view");
                    return 200;
                });
            }
            atOnce(work);
            people.settle();

            assertThat(users.stream().map(people::customer).distinct())
                    .containsExactly(people.customer(device.person()));
        }
    }

    private List<Callable<Integer>> everything(List<Person> visitors, List<UUID> customers) {
        List<Callable<Integer>> work = new ArrayList<>();
        visitors.forEach(visitor ->
                work.add(() -> {
                    Visits.act(visitor, card, "card.view", "card.view");
                    return 200;
                }));
        customers.forEach(one -> {
            customers.forEach(other -> work.add(() -> stitch(one, other)));
            work.add(() -> followUp(one));
        });
        customers.forEach(one -> work.add(() -> undoLatest(one)));
        return work;
    }

    private void checkHeat(UUID customer) {
        JsonNode score = sales.api().get("/v1/customers/" + customer + "/score").expect(200).json();
        double expected =
                IntStream.rangeClosed(1, 1 + 2 * ROUNDS)
                        .mapToDouble(nth -> 1 / Math.sqrt(nth))
                        .sum();
        assertThat(score.path("heat").asDouble()).isBetween(expected - 0.05, expected + 0.01);
    }

    private int stitch(UUID one, UUID other) {
        return manager.api()
                .post("/v1/customers/" + one + "/stitches", fields("customerId", other))
                .status();
    }

    private int followUp(UUID customer) {
        return sales.api()
                .post("/v1/customers/" + customer + "/follow-ups", fields("text", "在忙"))
                .expect(201)
                .status();
    }

    private int undoLatest(UUID customer) {
        JsonNode ledger = ledger(customer);
        return ledger.isEmpty() ? 200 : undo(customer, ledger.get(0));
    }

    private int undo(UUID customer, JsonNode stitch) {
        int status =
                manager.api()
                        .post(
                                "/v1/customers/"
                                        + customer
                                        + "/stitches/"
                                        + stitch.path("id").asText()
                                        + "/undo",
                                "")
                        .status();
        // Another thread may have taken this customer away from the stitch meanwhile.
        return status == 404 ? 200 : status;
    }

    private JsonNode ledger(UUID customer) {
        return manager.api()
                .get("/v1/customers/" + customer + "/stitches")
                .expect(200)
                .json()
                .path("items");
    }

    private static List<Integer> atOnce(List<Callable<Integer>> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> done : threads.invokeAll(work)) {
                statuses.add(done.get());
            }
            return statuses;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
