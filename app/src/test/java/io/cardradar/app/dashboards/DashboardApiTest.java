package io.cardradar.app.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.VisitorId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

final class DashboardApiTest {
    private final TestService service = TestService.shared();
    private final NewId ids = new NewId(Clock.systemUTC());
    private TestCompany company = service.newCompany();
    private Ledger ledger = new Ledger(service, company);

    @BeforeEach
    void foundCompany() {
        company = service.newCompany();
        ledger = new Ledger(service, company);
    }

    @Test
    void showsTheFiguresOfThePeriodAndTheirChange() {
        TestCompany.Person seller = company.salesperson();
        VisitorId one = new VisitorId(ids.next());
        VisitorId other = new VisitorId(ids.next());
        ledger.happened(
                List.of(
                        view(seller, one, "2026-03-01T02:00:00Z"),
                        view(seller, one, "2026-03-02T02:00:00Z"),
                        view(seller, other, "2026-03-02T15:59:59Z"),
                        // 00:00 on the third where the company is
                        view(seller, other, "2026-03-02T16:00:00Z")));

        JsonNode answer =
                company.admin()
                        .api()
                        .get("/v1/dashboards/overview?from=2026-03-02&to=2026-03-02")
                        .expect(200)
                        .json();

        assertThat(answer.path("from").asText()).isEqualTo("2026-03-02");
        assertThat(answer.path("metrics").findValuesAsText("key"))
                .containsExactly(
                        "customers.total",
                        "customers.new",
                        "customers.followed_up",
                        "visitors",
                        "card.views",
                        "product.views",
                        "site.views",
                        "dwell_seconds",
                        "forwards",
                        "saves",
                        "likes",
                        "chats",
                        "deals.won");
        JsonNode views = metric(answer, "card.views");
        assertThat(views.path("value").asLong()).isEqualTo(2);
        assertThat(views.path("previous").asLong()).isEqualTo(1);
        assertThat(views.path("change").asDouble()).isEqualTo(1.0);
        assertThat(metric(answer, "likes").get("change").isNull()).isTrue();
        assertThat(metric(answer, "visitors").path("value").asLong()).isEqualTo(2);
    }

    @Test
    void refusesAPeriodThatIsNone() {
        var api = company.admin().api();
        for (String period :
                List.of(
                        "from=2026-03-02&to=2026-03-01",
                        "from=yesterday",
                        "from=2025-01-01&to=2026-03-01")) {
            api.get("/v1/dashboards/overview?" + period).expectProblem(400, "dashboard.bad_period");
        }
    }

    private io.cardradar.analytics.events.StoredEvent view(
            TestCompany.Person seller, VisitorId visitor, String at) {
        return ledger.event(seller.id(), visitor, EventType.CARD_VIEW, Instant.parse(at), 1500);
    }

    static JsonNode metric(JsonNode overview, String key) {
        for (JsonNode metric : overview.path("metrics")) {
            if (metric.path("key").asText().equals(key)) {
                return metric;
            }
        }
        throw new AssertionError("No metric " + key + " in " + overview);
    }
}
