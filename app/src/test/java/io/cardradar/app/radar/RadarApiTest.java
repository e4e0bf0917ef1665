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

import java.util.UUID;

class RadarApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person visitor = company.visitor();

    @Test
    void tellsEachActInPlainWordsAndMoreUrgentlyWhenRepeated() {
        visit("card.view", "card.view", "card.view");

        JsonNode items = timeline(3).path("items");

        assertThat(items.get(0).path("text").asText()).isEqualTo("第 3 次查看您的名片，正在认真了解您");
        assertThat(items.get(0).path("nth").asInt()).isEqualTo(3);
        assertThat(items.get(2).path("text").asText()).isEqualTo("查看了您的名片");
        assertThat(items.get(0).path("visitor").path("name").asText()).startsWith("微信用户 ");
        assertThat(items.get(0).path("customerId").asText()).isNotEmpty();
    }

    @Test
    void countsEachSubjectByItself() {
        visitor.api()
                .post("/v1/events", batch(about(event("product.view", card), "product", "A")))
                .expect(200);
        visitor.api()
                .post("/v1/events", batch(about(event("product.view", card), "product", "B")))
                .expect(200);

        JsonNode items = timeline(2).path("items");

        assertThat(items.get(0).path("nth").asInt()).isEqualTo(1);
        assertThat(items.get(0).path("text").asText()).isEqualTo("查看了商品「B」");
    }

    @Test
    void pagesThroughTheTimelineWithoutLossWhileEventsArrive() {
        visit("card.view", "card.like", "site.view");
        timeline(3);

        JsonNode first = get("/v1/radar/timeline?limit=2");
        visit("card.dial_mobile");
        Eventually.until(
                () -> get("/v1/radar/timeline?limit=10"), t -> t.path("items").size() == 4);
        JsonNode second = get("/v1/radar/timeline?limit=2&cursor=" + first.path("next").asText());

        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("items").get(0).path("type").asText()).isEqualTo("card.view");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void countsWhatIsUnreadUntilItIsMarkedRead() {
        visit("card.view", "card.like");
        JsonNode timeline = timeline(2);
        assertThat(timeline.path("unread").asInt()).isEqualTo(2);

        sales.api()
                .post("/v1/radar/read", Api.fields("seq", timeline.path("lastSeq").asLong()))
                .expect(204);

        assertThat(get("/v1/radar/timeline").path("unread").asInt()).isZero();
    }

    @Test
    void groupsByBehaviourAndByPerson() {
        visit("card.view", "card.view", "site.view");
        timeline(3);

        JsonNode behaviours = get("/v1/radar/behaviours?window=7d").path("items");
        JsonNode people = get("/v1/radar/people?window=7d").path("items");

        assertThat(behaviours.get(0).path("type").asText()).isEqualTo("card.view");
        assertThat(behaviours.get(0).path("events").asInt()).isEqualTo(2);
        assertThat(behaviours.get(0).path("visitors").asInt()).isEqualTo(1);
        assertThat(people.size()).isEqualTo(1);
        assertThat(people.get(0).path("events").asInt()).isEqualTo(3);
        assertThat(people.get(0).path("interest").path("person").asInt()).isEqualTo(67);
    }

    @Test
    void hidesTheRadarOfOthers() {
        Person colleague = company.employee("韩梅梅", io.cardradar.kernel.Caller.Role.STAFF);
        String path = "/v1/radar/timeline?employee=" + sales.id();

        colleague.api().get(path).expectProblem(404, "employee.not_found");
        visitor.api().get("/v1/radar/timeline").expectProblem(403, "auth.forbidden");
        company.manager().api().get(path).expect(200);
    }

    @Test
    void refusesAWindowAndACursorThatAreNone() {
        sales.api().get("/v1/radar/timeline?window=week").expectProblem(400, "radar.bad_window");
        sales.api().get("/v1/radar/timeline?cursor=%21").expectProblem(400, "page.bad_cursor");
        sales.api().get("/v1/radar/timeline?limit=1000").expectProblem(400, "request.invalid");
    }

    private void visit(String... types) {
        for (String type : types) {
            visitor.api().post("/v1/events", batch(event(type, card))).expect(200);
        }
    }

    private JsonNode timeline(int items) {
        return Eventually.until(
                () -> get("/v1/radar/timeline?window=today"), t -> t.path("items").size() == items);
    }

    private JsonNode get(String path) {
        return sales.api().get(path).expect(200).json();
    }
}
