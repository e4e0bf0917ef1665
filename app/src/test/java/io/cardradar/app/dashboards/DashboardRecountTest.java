package io.cardradar.app.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.DepartmentId;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Every figure over a month of random life, against a second count in memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DashboardRecountTest {
    private static final List<String> OF_EVENTS =
            List.of("card.views", "product.views", "forwards", "saves", "likes", "chats");
    private static final List<String> OF_CUSTOMERS =
            List.of(
                    "customers.total",
                    "customers.new",
                    "customers.followed_up",
                    "deals.won",
                    "follow_ups");
    private static final List<Span> SPANS =
            List.of(
                    new Span("2026-03-01", "2026-03-01"),
                    new Span("2026-02-25", "2026-03-05"),
                    new Span("2026-01-01", "2026-04-30"));

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Ledger ledger = new Ledger(service, company);
    private final DepartmentId east = company.department("华东");
    private final DepartmentId west = company.department("华西");
    private final TestCompany.Person li = company.employee("李雷", Role.STAFF, east);
    private final TestCompany.Person han = company.employee("韩梅", Role.STAFF, west);
    private final TestCompany.Person zhou = company.employee("周涛", Role.STAFF, east, west);
    private final TestCompany.Person manager = company.employee("王经理", Role.MANAGER, east);
    private final TestCompany.Person admin = company.admin();

    @BeforeAll
    void live() {
        RandomLife life = new RandomLife(42, ledger, List.of(li.id(), han.id(), zhou.id()));
        life.visits(900);
        life.customers(60);
    }

    @Test
    void overviewAgreesForEveryScopeAndPeriod() {
        for (View view : views()) {
            for (Span span : SPANS) {
                JsonNode answer = get(view, "overview?" + span);
                Recount now = view.recount(ledger, span);
                for (JsonNode metric : answer.path("metrics")) {
                    String key = metric.path("key").asText();
                    assertThat(metric.path("value").asLong())
                            .as("%s of %s in %s", key, view.name, span)
                            .isEqualTo(now.value(key));
                    assertThat(metric.path("previous").asLong())
                            .as("previous %s of %s in %s", key, view.name, span)
                            .isEqualTo(now.before().value(key));
                }
            }
        }
    }

    @Test
    void listsAreExactlyAsLongAsTheFiguresSay() {
        for (View view : views()) {
            for (Span span : SPANS) {
                Recount recount = view.recount(ledger, span);
                for (String metric : OF_EVENTS) {
                    assertListed(
                            view, "events?metric=" + metric + "&" + span, recount.value(metric));
                }
                for (String metric : OF_CUSTOMERS) {
                    assertListed(
                            view, "customers?metric=" + metric + "&" + span, recount.value(metric));
                }
                assertListed(view, "visitors?" + span, recount.value("visitors"));
            }
        }
    }

    @Test
    void pointsOfATrendAddUpToTheOverview() {
        Span span = new Span("2026-02-20", "2026-03-20");
        for (View view : views()) {
            Recount recount = view.recount(ledger, span);
            for (String metric : List.of("card.views", "dwell_seconds", "customers.new", "likes")) {
                for (String grain : List.of("day", "hour")) {
                    String path = "trend?metric=" + metric + "&grain=" + grain + "&" + span;
                    JsonNode points = get(view, path).path("points");
                    long sum = 0;
                    for (JsonNode point : points) {
                        sum += point.path("value").asLong();
                    }
                    assertThat(sum).as(path + " of " + view.name).isEqualTo(recount.value(metric));
                    assertThat(points).hasSize(grain.equals("day") ? 29 : 29 * 24);
                }
            }
        }
    }

    @Test
    void eachPointOfATrendIsTheOverviewOfThatDay() {
        View everyone = views().getFirst();
        for (String metric : List.of("visitors", "customers.total", "customers.followed_up")) {
            JsonNode points =
                    get(everyone, "trend?metric=" + metric + "&from=2026-02-25&to=2026-03-05")
                            .path("points");
            for (JsonNode point : points) {
                String day = point.path("at").asText();
                assertThat(point.path("value").asLong())
                        .as(metric + " on " + day)
                        .isEqualTo(everyone.recount(ledger, new Span(day, day)).value(metric));
            }
        }
    }

    @Test
    void rankingsShowEveryoneWithTheirOwnOverview() {
        Span span = SPANS.get(1);
        Map<UUID, String> sellers = Map.of(li.id(), "李雷", han.id(), "韩梅", zhou.id(), "周涛");
        for (String by :
                List.of(
                        "customers.total",
                        "customers.new",
                        "visitors",
                        "dwell_seconds",
                        "follow_ups",
                        "deals.won",
                        "card.views")) {
            JsonNode items =
                    get(views().getFirst(), "rankings?by=" + by + "&" + span).path("items");
            assertThat(items).hasSize(5);
            long last = Long.MAX_VALUE;
            for (JsonNode item : items) {
                UUID id = UUID.fromString(item.path("employee").path("id").asText());
                long expected =
                        sellers.containsKey(id)
                                ? new Recount(ledger, Set.of(id), span.from(), span.to()).value(by)
                                : 0;
                assertThat(item.path("value").asLong()).as(by + " of " + id).isEqualTo(expected);
                assertThat(expected).isLessThanOrEqualTo(last);
                last = expected;
            }
        }
    }

    @Test
    void theSumOfTheFunnelIsTheNumberOfCustomersThatOnePersonKnows() {
        for (TestCompany.Person seller : List.of(li, han, zhou)) {
            for (Span span : SPANS) {
                JsonNode stages =
                        admin.api()
                                .get("/v1/dashboards/funnel?employee=" + seller.id() + "&" + span)
                                .expect(200)
                                .json()
                                .path("stages");
                long sum = 0;
                for (JsonNode stage : stages) {
                    sum += stage.path("customers").asLong();
                }
                assertThat(sum)
                        .isEqualTo(
                                new Recount(ledger, Set.of(seller.id()), span.from(), span.to())
                                        .value("customers.total"));
            }
        }
    }

    private void assertListed(View view, String path, long expected) {
        Set<String> seen = new HashSet<>();
        long items = 0;
        String cursor = "";
        do {
            JsonNode page = get(view, path + "&limit=100" + cursor);
            assertThat(page.path("total").asLong())
                    .as(path + " of " + view.name)
                    .isEqualTo(expected);
            for (JsonNode item : page.path("items")) {
                items++;
                seen.add(item.toString());
            }
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : null;
        } while (cursor != null);
        assertThat(items).as(path + " of " + view.name).isEqualTo(expected);
        assertThat(seen).as("no line twice").hasSize((int) expected);
    }

    private JsonNode get(View view, String path) {
        return view.api.get("/v1/dashboards/" + path + view.filter).expect(200).json();
    }

    /** Who looks, through which filter, and whom they then see. */
    private List<View> views() {
        Set<UUID> all = Set.of(li.id(), han.id(), zhou.id());
        Set<UUID> inEast = Set.of(li.id(), zhou.id());
        return List.of(
                new View("everyone", admin.api(), "", all),
                new View("west", admin.api(), "&department=" + west, Set.of(han.id(), zhou.id())),
                new View("the manager of the east", manager.api(), "", inEast),
                new View(
                        "one of the east",
                        manager.api(),
                        "&employee=" + zhou.id(),
                        Set.of(zhou.id())),
                new View("oneself", li.api(), "", Set.of(li.id())));
    }

    private record View(String name, Api api, String filter, Set<UUID> employees) {
        Recount recount(Ledger ledger, Span span) {
            return new Recount(ledger, employees, span.from(), span.to());
        }
    }

    private record Span(LocalDate from, LocalDate to) {
        Span(String from, String to) {
            this(LocalDate.parse(from), LocalDate.parse(to));
        }

        @Override
        public String toString() {
            return "from=" + from + "&to=" + to;
        }
    }
}
