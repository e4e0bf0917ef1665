package io.cardradar.app.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.VisitorId;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

final class DashboardApiTest {
    private static final String[] KEYS = {
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
        "deals.won"
    };

    private final TestService service = TestService.shared();
    private final NewId ids = new NewId(Clock.systemUTC());
    private final TestCompany company = service.newCompany();
    private final Ledger ledger = new Ledger(service, company);

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
        assertThat(answer.path("metrics").findValuesAsText("key")).containsExactly(KEYS);
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
                        "from=0001-01-01&to=0001-01-02",
                        "to=%2B999999999-12-31",
                        "from=2025-01-01&to=2026-03-01")) {
            api.get("/v1/dashboards/overview?" + period).expectProblem(400, "dashboard.bad_period");
        }
    }

    @Test
    void showsTheLastSevenDaysUnlessAskedForOthers() {
        JsonNode answer = company.admin().api().get("/v1/dashboards/overview").expect(200).json();

        LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
        assertThat(answer.path("to").asText()).isEqualTo(today.toString());
        assertThat(answer.path("from").asText()).isEqualTo(today.minusDays(6).toString());
    }

    @Test
    void refusesWhatItCannotAnswer() {
        var api = company.admin().api();
        Map<String, String> refused =
                Map.of(
                        "trend?metric=card.glances", "dashboard.unknown_metric",
                        "trend?grain=minute", "dashboard.unknown_grain",
                        "trend?grain=hour&from=2026-01-01&to=2026-03-01", "dashboard.bad_period",
                        "trend?metric=visitors&grain=hour", "dashboard.no_hourly",
                        "events?metric=visitors", "dashboard.wrong_list",
                        "customers?metric=card.views", "dashboard.wrong_list",
                        "events?metric=card.views&cursor=nonsense", "page.bad_cursor",
                        "visitors?limit=101", "page.bad_limit",
                        "rankings?limit=0", "page.bad_limit");
        refused.forEach(
                (question, code) -> api.get("/v1/dashboards/" + question).expectProblem(400, code));
    }

    @Test
    void showsNobodyOutsideTheCallersScope() {
        TestCompany.Person seller = company.salesperson();
        TestCompany.Person colleague = company.salesperson();
        TestCompany.Person stranger = service.newCompany().salesperson();
        for (String question :
                List.of("employees/%s", "overview?employee=%s", "visitors?employee=%s")) {
            String path = "/v1/dashboards/" + question;
            seller.api().get(path.formatted(seller.id())).expect(200);
            seller.api()
                    .get(path.formatted(colleague.id()))
                    .expectProblem(404, "employee.not_found");
            company.manager()
                    .api()
                    .get(path.formatted(stranger.id()))
                    .expectProblem(404, "employee.not_found");
        }
    }

    @Test
    void isNotForVisitors() {
        var visitor = company.visitor().api();
        for (String question :
                List.of(
                        "overview",
                        "trend",
                        "funnel",
                        "rankings",
                        "abilities",
                        "visitors",
                        "events?metric=likes",
                        "customers?metric=deals.won",
                        "employees/" + company.salesperson().id())) {
            visitor.get("/v1/dashboards/" + question).expectProblem(403, "auth.forbidden");
            service.api().get("/v1/dashboards/" + question).expectProblem(401, "auth.required");
        }
    }

    @Test
    void showsOneEmployee() {
        TestCompany.Person seller = company.salesperson();
        ledger.happened(List.of(view(seller, new VisitorId(ids.next()), "2026-03-02T02:00:00Z")));

        JsonNode answer =
                company.manager()
                        .api()
                        .get(
                                "/v1/dashboards/employees/"
                                        + seller.id()
                                        + "?from=2026-03-01&to=2026-03-02")
                        .expect(200)
                        .json();

        assertThat(answer.path("employee").path("name").asText()).isEqualTo("李雷");
        assertThat(answer.path("employee").path("position").asText()).isEqualTo("顾问");
        assertThat(answer.path("employee").path("departments").findValuesAsText("name"))
                .containsExactly("总部");
        assertThat(metric(answer, "card.views").path("value").asLong()).isEqualTo(1);
        assertThat(answer.path("trend").path("points").findValuesAsText("value"))
                .containsExactly("0", "1");
        assertThat(answer.path("funnel").path("stages").findValuesAsText("key"))
                .containsExactly("fresh", "quoted", "signed", "gone");
    }

    @Test
    void listsAnEventWithEverybodysName() {
        TestCompany.Person seller = company.salesperson();
        VisitorId visitor = new VisitorId(ids.next());
        ledger.happened(List.of(view(seller, visitor, "2026-03-02T02:00:00Z")));

        JsonNode item =
                seller.api()
                        .get(
                                "/v1/dashboards/events?metric=card.views&from=2026-03-02&to=2026-03-02")
                        .expect(200)
                        .json()
                        .path("items")
                        .path(0);

        assertThat(item.path("type").asText()).isEqualTo("card.view");
        assertThat(item.path("occurredAt").asText()).isEqualTo("2026-03-02T02:00:00Z");
        assertThat(item.path("dwellMs").asInt()).isEqualTo(1500);
        assertThat(item.path("employee").path("name").asText()).isEqualTo("李雷");
        assertThat(item.path("visitor").path("id").asText()).isEqualTo(visitor.toString());
        assertThat(item.path("visitor").path("name").asText()).startsWith("微信用户");
    }

    private StoredEvent view(TestCompany.Person seller, VisitorId visitor, String at) {
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
