package io.cardradar.app.radar;

import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists of a radar: what they hold while events arrive, and what narrows them. */
class RadarListsTest {
    private final Instant now = Clock.systemUTC().instant();
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private int sent;

    @Test
    void aTimelineIsTheRadarAsItWasWhenItsFirstPageWasRead() {
        Person visitor = company.visitor();
        for (int minute = 1; minute <= 6; minute++) {
            send(visitor, event("card.view", card, ago(minute * 10)));
        }
        arrived();
        JsonNode first = get("/v1/radar/timeline?window=all&limit=2");
        List<String> before = ids(get("/v1/radar/timeline?window=all"));

        send(visitor, event("card.like", card, ago(0)));
        send(visitor, event("card.forward", card, ago(35)));
        send(company.visitor(), event("card.view", card, ago(600)));
        arrived();

        List<String> paged = rest("/v1/radar/timeline?window=all&limit=2", first);
        assertThat(paged).isEqualTo(before);
        assertThat(get("/v1/radar/timeline?window=all").path("items").size()).isEqualTo(9);
    }

    @Test
    void peopleAreThoseOfTheFirstPageThoughTheyComeBack() {
        List<Person> visitors = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            visitors.add(company.visitor());
            send(visitors.get(i), event("card.view", card, ago(100 + i)));
        }
        arrived();
        JsonNode first = get("/v1/radar/people?window=all&limit=2");

        send(visitors.get(4), event("card.view", card, ago(0)));
        send(visitors.get(3), event("card.view", card, ago(5_000)));
        send(visitors.get(0), event("card.like", card, ago(1)));
        send(company.visitor(), event("card.view", card, ago(103)));
        arrived();

        List<String> paged = rest("/v1/radar/people?window=all&limit=2", first);
        assertThat(paged)
                .containsExactlyElementsOf(visitors.stream().map(v -> v.id().toString()).toList());
        JsonNode anew = get("/v1/radar/people?window=all");
        assertThat(anew.path("items").size()).isEqualTo(6);
        assertThat(anew.path("items").get(0).path("visitor").path("id").asText())
                .isEqualTo(visitors.get(4).id().toString());
    }

    @Test
    void visitorsWhoAreOneCustomerAreOnePerson() {
        Person phone = company.visitor();
        Person tablet = company.visitor();
        send(phone, event("card.view", card, ago(20)));
        send(tablet, event("card.dial_mobile", card, ago(10)));
        send(company.visitor(), event("card.view", card, ago(15)));
        JsonNode items = arrived();
        UUID customer = stitch(phone, UUID.fromString(items.get(0).path("customerId").asText()));

        for (String window : List.of("7d", "all")) {
            JsonNode people = get("/v1/radar/people?window=" + window).path("items");
            assertThat(people.size()).isEqualTo(2);
            JsonNode person = people.get(0);
            assertThat(person.path("customerId").asText()).isEqualTo(customer.toString());
            assertThat(person.path("visitor").path("id").asText())
                    .isEqualTo(tablet.id().toString());
            assertThat(person.path("events").asInt()).isEqualTo(2);
            assertThat(person.path("contacts").asInt()).isEqualTo(1);
            assertThat(person.path("unread").asInt()).isEqualTo(2);
            assertThat(person.path("activeDays").asInt()).isBetween(1, 2);
            assertThat(person.path("interest").path("person").asInt()).isEqualTo(100);
        }
        JsonNode behaviours =
                get("/v1/radar/behaviours?window=all&customer=" + customer).path("items");
        assertThat(behaviours.size()).isEqualTo(2);
    }

    @Test
    void filtersNarrowTheTimeline() {
        Person visitor = company.visitor();
        send(visitor, event("card.view", card, ago(9)));
        send(visitor, about(event("product.view", card, ago(8)), "product", "A"));
        send(visitor, about(event("product.view", card, ago(7)), "product", "B"));
        send(company.visitor(), event("site.view", card, ago(6)));
        arrived();

        assertThat(types("type=card.view,site.view")).containsExactly("site.view", "card.view");
        assertThat(types("subject=product:B")).containsExactly("product.view");
        assertThat(types("interest=company")).containsExactly("site.view");
        assertThat(types("card=" + card)).hasSize(4);
        assertThat(types("card=" + UUID.randomUUID())).isEmpty();
        assertThat(types("visitor=" + visitor.id())).hasSize(3);
        assertThat(types("visitor=" + visitor.id() + "&type=card.view"))
                .containsExactly("card.view");
        assertThat(types("customer=" + UUID.randomUUID())).isEmpty();
        sales.api().get("/v1/radar/timeline?type=x").expectProblem(400, "radar.bad_filter");
        sales.api().get("/v1/radar/timeline?subject=B").expectProblem(400, "radar.bad_filter");
        sales.api().get("/v1/radar/timeline?interest=x").expectProblem(400, "radar.bad_filter");
        sales.api().get("/v1/radar/people?type=card.view").expectProblem(400, "radar.bad_filter");
        sales.api().get("/v1/radar/behaviours?card=" + card).expectProblem(400, "radar.bad_filter");
    }

    @Test
    void behavioursOfAllTimeAreThoseOfTheItems() {
        Person visitor = company.visitor();
        send(visitor, event("card.view", card, ago(60 * 24 * 40)));
        send(visitor, about(event("product.view", card, ago(8)), "product", "A"));
        send(visitor, about(event("product.view", card, ago(7)), "product", "B"));
        send(company.visitor(), event("card.view", card, ago(6)));
        arrived();

        JsonNode all = get("/v1/radar/behaviours?window=all").path("items");
        JsonNode month = get("/v1/radar/behaviours?window=30d").path("items");

        assertThat(all.get(0).path("type").asText()).isEqualTo("card.view");
        assertThat(all.get(0).path("events").asInt()).isEqualTo(2);
        assertThat(all.get(0).path("visitors").asInt()).isEqualTo(2);
        assertThat(Instant.parse(all.get(0).path("lastAt").asText())).isBetween(ago(7), ago(5));
        assertThat(all.get(1).path("events").asInt()).isEqualTo(2);
        assertThat(all.get(1).path("visitors").asInt()).isEqualTo(1);
        assertThat(month.get(1).path("type").asText()).isEqualTo("card.view");
        assertThat(month.get(1).path("events").asInt()).isEqualTo(1);
    }

    @Test
    void theActivityOfFifteenDaysIsThatOfTheCompanysDays() {
        Person visitor = company.visitor();
        send(visitor, event("card.view", card, ago(60 * 24 * 3)), event("card.like", card, ago(0)));
        send(visitor, event("card.view", card, ago(60 * 24 * 20)));
        arrived();

        JsonNode days = get("/v1/radar/activity").path("days");

        assertThat(days.size()).isEqualTo(15);
        assertThat(days.findValues("events").stream().mapToInt(JsonNode::asInt).sum()).isEqualTo(2);
        assertThat(days.get(11).path("events").asInt() + days.get(10).path("events").asInt())
                .isEqualTo(1);
        assertThat(days.get(14).path("visitors").asInt() + days.get(13).path("visitors").asInt())
                .isEqualTo(1);
    }

    private Instant ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    @SafeVarargs
    private void send(Person visitor, Map<String, Object>... events) {
        visitor.api().post("/v1/events", batch(events)).expect(200);
        sent += events.length;
    }

    /** Waits until everything that was sent is on the radar. */
    private JsonNode arrived() {
        return Eventually.until(
                () -> get("/v1/radar/timeline?window=all&limit=100").path("items"),
                items -> items.size() == sent);
    }

    /** Makes a visitor one person with a customer; answers whom they are together. */
    private UUID stitch(Person visitor, UUID customer) {
        Api admin = company.admin().api();
        admin.post("/v1/customers/" + customer + "/stitches", Map.of("visitorId", visitor.id()))
                .expect(201);
        JsonNode survivor = admin.get("/v1/customers/" + customer).expect(200).json();
        return UUID.fromString(survivor.path("id").asText());
    }

    private List<String> types(String filter) {
        List<String> types = new ArrayList<>();
        get("/v1/radar/timeline?window=all&" + filter)
                .path("items")
                .forEach(item -> types.add(item.path("type").asText()));
        return types;
    }

    /** The ids on a first page and on all that follow. */
    private List<String> rest(String path, JsonNode first) {
        List<String> ids = new ArrayList<>(ids(first));
        JsonNode page = first;
        while (page.has("next")) {
            page = get(path + "&cursor=" + page.path("next").asText());
            ids.addAll(ids(page));
        }
        return ids;
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            boolean act = item.has("id");
            ids.add((act ? item : item.path("visitor")).path("id").asText());
        }
        return ids;
    }

    private JsonNode get(String path) {
        Api.Reply reply = sales.api().get(path).expect(200);
        return reply.json();
    }
}
