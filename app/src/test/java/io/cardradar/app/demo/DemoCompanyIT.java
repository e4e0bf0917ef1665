package io.cardradar.app.demo;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.identity.Companies;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Tenancy;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class DemoCompanyIT {
    private static final Database DATABASE = TestStack.freshDatabase();
    private static final TestService SERVICE = twoNodesAtOnce();

    /** Both find an empty database; one must do it, the other must see that it is done. */
    private static TestService twoNodesAtOnce() {
        CompletableFuture<TestService> other = CompletableFuture.supplyAsync(DemoCompanyIT::node);
        TestService service = node();
        other.join().close();
        return service;
    }

    private static TestService node() {
        return TestService.start(DATABASE, Map.of("cardradar.demo.enabled", true));
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void isThereOnceThoughTwoNodesFoundIt() {
        assertThat(Tenancy.ofAll(() -> SERVICE.bean(Companies.class).list())).hasSize(1);
    }

    @Test
    void letsTheManagersInByPhoneAndPassword() {
        JsonNode boss = password("13800000001");
        JsonNode head = password("13800000002");

        assertThat(boss.at("/principal/role").asText()).isEqualTo("admin");
        assertThat(head.at("/principal/role").asText()).isEqualTo("manager");
    }

    @Test
    void givesEachOfTheEightSalespeopleAPublishedCard() {
        for (int number = 1; number <= 8; number++) {
            JsonNode own = salesperson(number).get("/v1/cards?owner=me").expect(200).json();

            assertThat(own.path("items")).hasSize(1);
            assertThat(own.at("/items/0/published/company").asText()).isEqualTo("雷达科技有限公司");
        }
    }

    @Test
    void showsAMonthOfVisitsWithinSeconds() {
        long shown =
                Eventually.until(
                        () -> IntStream.rangeClosed(1, 8).mapToLong(this::behaviours).sum(),
                        sum -> sum >= 1_000 && sum == events());

        assertThat(shown).isLessThan(2_000);
    }

    @Test
    void staysAsItIsWhenTheServiceStartsAgain() {
        long before = events();

        try (TestService again = node()) {
            assertThat(Tenancy.ofAll(() -> again.bean(Companies.class).list())).hasSize(1);
        }

        assertThat(events()).isEqualTo(before);
    }

    private long behaviours(int number) {
        JsonNode behaviours =
                salesperson(number).get("/v1/radar/behaviours?window=all").expect(200).json();
        return behaviours.path("items").findValues("events").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private Api salesperson(int number) {
        JsonNode session =
                SERVICE.api()
                        .post(
                                "/v1/auth/wechat",
                                fields("appId", "wxdemo0000000001", "code", "demo:sales-" + number))
                        .expect(200)
                        .json();
        assertThat(session.at("/principal/kind").asText()).isEqualTo("employee");
        return SERVICE.api().as(session.path("accessToken").asText());
    }

    /** As the tables have them; the history may still be on its way. */
    private static long events() {
        JdbcOperations jdbc = SERVICE.bean(JdbcOperations.class);
        Long events =
                Tenancy.ofAll(() ->
                        SERVICE.transactions()
                                .executeRead(status ->
                                        jdbc.prepareStatement(
                                                "SELECT count(*) FROM interaction_event",
                                                statement -> {
                                                    var row = statement.executeQuery();
                                                    row.next();
                                                    return row.getLong(1);
                                                })));
        return events == null ? 0 : events;
    }

    private static JsonNode password(String phone) {
        return SERVICE.api()
                .post("/v1/auth/password", fields("phone", phone, "password", "Demo-2026"))
                .expect(200)
                .json();
    }
}
