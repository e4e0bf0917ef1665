package io.cardradar.app.demo;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.Company;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Tenancy;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class DemoCompanyIT {
    private static final Database DATABASE = TestStack.freshDatabase();
    private static TestService service;

    /** Both find an empty database; one must do it, the other must see that it is done. */
    @BeforeAll
    static void startTwoNodesAtOnce() {
        CompletableFuture<TestService> other = CompletableFuture.supplyAsync(DemoCompanyIT::node);
        service = node();
        other.orTimeout(60, TimeUnit.SECONDS).join().close();
        Eventually.until(() -> figure("customers.followed_up"), followedUp -> followedUp > 0);
    }

    private static TestService node() {
        return TestService.start(DATABASE, Map.of("cardradar.demo.enabled", true));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void isThereOnceThoughTwoNodesFoundIt() {
        assertThat(companies(service)).hasSize(1);
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
    void showsAMonthOfVisitsToTheLastEvent() {
        long shown = IntStream.rangeClosed(1, 8).mapToLong(this::behaviours).sum();

        assertThat(shown).isEqualTo(events()).isBetween(1_000L, 2_000L);
    }

    @Test
    void showsWhatTheSalespeopleMadeOfThem() {
        assertThat(figure("customers.total")).isEqualTo(60);
        assertThat(figure("customers.followed_up")).isBetween(20L, 40L);
        assertThat(figure("deals.won")).isBetween(4L, 10L);
    }

    @Test
    void staysAsItIsWhenTheServiceStartsAgain() {
        long before = events();

        try (TestService again = node()) {
            assertThat(companies(again)).hasSize(1);
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

    private static List<Company> companies(TestService service) {
        return Tenancy.ofAll(() -> service.bean(Companies.class).list());
    }

    private Api salesperson(int number) {
        JsonNode session =
                service.api()
                        .post(
                                "/v1/auth/wechat",
                                fields("appId", "wxdemo0000000001", "code", "demo:sales-" + number))
                        .expect(200)
                        .json();
        assertThat(session.at("/principal/kind").asText()).isEqualTo("employee");
        return service.api().as(session.path("accessToken").asText());
    }

    /** As the tables have them; the history may still be on its way. */
    private static long events() {
        JdbcOperations jdbc = service.bean(JdbcOperations.class);
        Long events =
                Tenancy.ofAll(() ->
                        service.transactions()
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

    /** One figure of the last 31 days, as the boss sees it. */
    private static long figure(String key) {
        Api boss = service.api().as(password("13800000001").path("accessToken").asText());
        LocalDate from = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai"))).minusDays(30);
        JsonNode overview = boss.get("/v1/dashboards/overview?from=" + from).expect(200).json();
        for (JsonNode metric : overview.path("metrics")) {
            if (metric.path("key").asText().equals(key)) {
                return metric.path("value").asLong();
            }
        }
        throw new AssertionError("The overview has no " + key);
    }

    private static JsonNode password(String phone) {
        return service.api()
                .post("/v1/auth/password", fields("phone", phone, "password", "Demo-2026"))
                .expect(200)
                .json();
    }
}
