package io.cardradar.app.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.app.dashboards.Ledger.Fact;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.VisitorId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Funnel, rankings and abilities, where the numbers can be followed by hand. */
final class ComparisonApiTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");
    private static final String MARCH = "from=2026-03-01&to=2026-03-31";

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Ledger ledger = new Ledger(service, company);
    private final TestCompany.Person seller = company.salesperson();
    private final Api boss = company.admin().api();

    @Test
    void followsCustomersThroughTheFunnel() {
        meet(4, "fresh");
        Fact quoted = meet(1, "fresh").getFirst();
        move(quoted, Duration.ofDays(2), "fresh", "quoted");
        Fact won = meet(1, "fresh").getFirst();
        move(won, Duration.ofDays(4), "fresh", "quoted");
        move(won, Duration.ofDays(5), "quoted", "signed");
        Fact lost = meet(1, "fresh").getFirst();
        move(lost, Duration.ofDays(6), "fresh", "quoted");
        move(lost, Duration.ofDays(9), "quoted", "gone");

        JsonNode funnel = get("funnel?" + MARCH);

        JsonNode stages = funnel.path("stages");
        assertThat(stages.findValuesAsText("customers")).containsExactly("4", "1", "1", "1");
        assertThat(stages.findValuesAsText("reached")).containsExactly("7", "3", "1", "1");
        assertThat(stages.findValuesAsText("conversion"))
                .containsExactly("null", "0.4286", "0.3333", "null");
        assertThat(stages.findValuesAsText("medianDays"))
                .containsExactly("4.0", "2.0", "null", "null");
        assertThat(stages.path(0).path("share").asDouble()).isEqualTo(0.5714);
        assertThat(funnel.path("bands").findValuesAsText("customers"))
                .containsExactly("4", "1", "0", "1");
    }

    @Test
    void showsTheFunnelAsItWasWhenThePeriodEnded() {
        Fact who = meet(1, "fresh").getFirst();
        move(who, Duration.ofDays(3), "fresh", "quoted");

        JsonNode before = get("funnel?from=2026-03-01&to=2026-03-03").path("stages");
        JsonNode after = get("funnel?from=2026-03-01&to=2026-03-10").path("stages");

        assertThat(before.findValuesAsText("customers")).containsExactly("1", "0", "0", "0");
        assertThat(before.findValuesAsText("reached")).containsExactly("1", "0", "0", "0");
        assertThat(after.findValuesAsText("customers")).containsExactly("0", "1", "0", "0");
    }

    @Test
    void showsTheUsualFunnelBeforeTheFirstCustomer() {
        JsonNode stages =
                service.newCompany()
                        .manager()
                        .api()
                        .get("/v1/dashboards/funnel")
                        .expect(200)
                        .json()
                        .path("stages");

        assertThat(stages.findValuesAsText("name")).startsWith("新线索").endsWith("输单");
        assertThat(stages.findValuesAsText("customers")).containsOnly("0");
    }

    @Test
    void letsEqualsShareARankInTheOrderInWhichTheyCame() {
        TestCompany.Person second = company.salesperson();
        TestCompany.Person best = company.salesperson();
        views(seller, 1);
        views(second, 1);
        views(best, 2);

        JsonNode items = get("rankings?by=card.views&" + MARCH).path("items");

        assertThat(items.findValuesAsText("rank")).containsExactly("1", "2", "2", "4");
        assertThat(items.findValues("employee").stream().map(e -> e.path("id").asText()).limit(3))
                .containsExactly(
                        best.id().toString(), seller.id().toString(), second.id().toString());
        assertThat(items.path(0).path("department").path("name").asText()).isEqualTo("总部");
        assertThat(get("rankings?by=card.views&limit=2&" + MARCH).path("items")).hasSize(2);
    }

    @Test
    void scoresAbilitiesAgainstTheWholeCompanyWithoutNamingIt() {
        TestCompany.Person better = company.salesperson();
        views(seller, 3);
        views(better, 5);

        JsonNode own =
                seller.api()
                        .get("/v1/dashboards/abilities?" + MARCH)
                        .expect(200)
                        .json()
                        .path("employees");

        assertThat(own).hasSize(1);
        assertThat(own.path(0).path("employee").path("id").asText())
                .isEqualTo(seller.id().toString());
        assertThat(own.path(0).path("values").path("interaction").asInt()).isEqualTo(3);
        assertThat(own.path(0).path("scores").path("interaction").asInt())
                .as("of the two others the administrator has less")
                .isEqualTo(50);
        assertThat(own.path(0).path("scores").path("charm").asInt()).isZero();
    }

    @Test
    void doesNotLetOneVisitorMakeASalespersonPopular() {
        TestCompany.Person liked = company.salesperson();
        VisitorId friend = new VisitorId(UUID.randomUUID());
        List<StoredEvent> taps = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            taps.add(event(seller, friend, i));
        }
        ledger.happened(taps);
        views(liked, 30);

        JsonNode employees = get("abilities?" + MARCH).path("employees");

        assertThat(scoreOf(employees, seller)).isLessThan(scoreOf(employees, liked));
        assertThat(valueOf(employees, seller)).isEqualTo(200);
    }

    private static int scoreOf(JsonNode employees, TestCompany.Person who) {
        return of(employees, who).path("scores").path("interaction").asInt();
    }

    private static int valueOf(JsonNode employees, TestCompany.Person who) {
        return of(employees, who).path("values").path("interaction").asInt();
    }

    private static JsonNode of(JsonNode employees, TestCompany.Person who) {
        for (JsonNode employee : employees) {
            if (employee.path("employee").path("id").asText().equals(who.id().toString())) {
                return employee;
            }
        }
        throw new AssertionError(who + " is not in " + employees);
    }

    private JsonNode get(String question) {
        return boss.get("/v1/dashboards/" + question).expect(200).json();
    }

    /** So many views, each by another visitor. */
    private void views(TestCompany.Person whose, int views) {
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < views; i++) {
            events.add(event(whose, new VisitorId(UUID.randomUUID()), i));
        }
        ledger.happened(events);
    }

    private StoredEvent event(TestCompany.Person whose, VisitorId visitor, int second) {
        return ledger.event(
                whose.id(), visitor, EventType.CARD_VIEW, MORNING.plusSeconds(second), 0);
    }

    private List<Fact> meet(int customers, String stage) {
        List<Fact> met = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            UUID customer = UUID.randomUUID();
            ledger.meet(customer, seller.id(), stage, MORNING);
            met.add(new Fact(customer, seller.id(), MORNING));
        }
        return met;
    }

    private void move(Fact who, Duration after, String from, String to) {
        ledger.move(new Fact(who.customer(), who.employee(), MORNING.plus(after)), from, to);
    }
}
