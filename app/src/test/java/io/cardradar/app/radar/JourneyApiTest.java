package io.cardradar.app.radar;

import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class JourneyApiTest {
    private final Instant now = Clock.systemUTC().instant();
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person visitor = company.visitor();
    private final String path = "/v1/radar/visitors/" + visitor.id();

    @Test
    void tellsHowAVisitorCameFirstAndLast() {
        JsonNode journey = twoVisits();

        assertThat(journey.path("visitors").get(0).path("id").asText())
                .isEqualTo(visitor.id().toString());
        assertThat(journey.path("first").path("text").asText()).isEqualTo("扫描小程序码");
        assertThat(journey.path("last").path("text").asText()).isEqualTo("打开单聊中的小程序卡片（来自分享）");
        assertThat(journey.path("last").path("share").asText()).isEqualTo("token");
        String customer = journey.path("customerId").asText();
        assertThat(sales.api().get("/v1/radar/customers/" + customer).expect(200).json())
                .isEqualTo(journey);
    }

    @Test
    void tellsWhatAVisitorLookedAtAndDid() {
        JsonNode journey = twoVisits();

        assertThat(journey.path("totals").path("visits").asInt()).isEqualTo(2);
        assertThat(journey.path("totals").path("dwellMs").asInt()).isEqualTo(25_000);
        assertThat(journey.path("totals").path("contacts").asInt()).isEqualTo(1);
        // 25 s and two looks at the card, one at a product; the dial is no look at anything.
        assertThat(journey.path("interest").path("person").asInt()).isEqualTo(88);
        assertThat(journey.path("interest").path("product").asInt()).isEqualTo(12);
        assertThat(journey.path("activity").size()).isEqualTo(15);
        assertThat(journey.path("cards").get(0).path("cardId").asText()).isEqualTo(card.toString());
        assertThat(journey.path("counters").get(0).path("type").asText()).isEqualTo("card.view");
        assertThat(journey.path("counters").get(0).path("events").asInt()).isEqualTo(2);
        JsonNode last = journey.path("visits").path("items").get(0);
        assertThat(last.path("contacts").asInt()).isEqualTo(1);
        assertThat(last.path("acts").get(0).path("type").asText()).isEqualTo("card.dial_mobile");
        assertThat(last.path("acts").get(1).path("nth").asInt()).isEqualTo(2);
        assertThat(last.path("entry").path("scene").asInt()).isEqualTo(1007);
    }

    private JsonNode twoVisits() {
        send(
                with(event("session.enter", card, ago(180)), "scene", 1047),
                with(event("card.view", card, ago(179)), "dwellMs", 25_000),
                about(event("product.view", card, ago(175)), "product", "P-1"));
        send(
                with(with(event("card.view", card, ago(10)), "scene", 1007), "share", "token"),
                event("card.dial_mobile", card, ago(9)));
        return journey(sales, 4);
    }

    @Test
    void pagesThroughTheVisitsAndJoinsWhatALateEventJoins() {
        send(event("card.view", card, ago(300)));
        send(event("card.view", card, ago(250)));
        send(event("card.view", card, ago(100)));
        journey(sales, 3);

        JsonNode first = sales.api().get(path + "?limit=2").expect(200).json().path("visits");
        assertThat(first.path("items").size()).isEqualTo(2);
        JsonNode rest = get(sales, "?limit=2&cursor=" + first.path("next").asText()).path("visits");
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.has("next")).isFalse();

        send(event("card.like", card, ago(275)));
        JsonNode joined = journey(sales, 4);
        assertThat(joined.path("totals").path("visits").asInt()).isEqualTo(2);
        assertThat(joined.path("visits").path("items").get(1).path("acts").size()).isEqualTo(3);
    }

    @Test
    void showsNobodyMoreThanTheirScope() {
        Person colleague = company.employee("韩梅梅", Role.STAFF);
        Person stranger = company.employee("小王", Role.STAFF);
        UUID other = company.publishedCard(colleague);
        send(with(event("card.view", other, ago(60)), "scene", 1011));
        send(event("card.view", card, ago(50)), event("card.like", card, ago(49)));

        JsonNode whole = journey(company.manager(), 3);
        assertThat(whole.path("totals").path("visits").asInt()).isEqualTo(1);
        assertThat(whole.path("visits").path("items").get(0).path("employees").size()).isEqualTo(2);
        assertThat(whole.path("cards").size()).isEqualTo(2);
        assertThat(get(company.admin(), "").path("totals").path("events").asInt()).isEqualTo(3);

        JsonNode own = journey(sales, 2);
        assertThat(own.path("first").path("text").asText()).isEqualTo("来源未知");
        assertThat(own.path("cards").size()).isEqualTo(1);
        assertThat(own.path("counters").size()).isEqualTo(2);
        assertThat(own.path("visits").path("items").get(0).path("acts").size()).isEqualTo(2);
        stranger.api().get(path).expectProblem(404, "radar.nobody");
        String beyond = path + "?employee=" + sales.id();
        stranger.api().get(beyond).expectProblem(404, "employee.not_found");
        sales.api()
                .get("/v1/radar/visitors/" + UUID.randomUUID())
                .expectProblem(404, "radar.nobody");
        sales.api()
                .get("/v1/radar/customers/" + UUID.randomUUID())
                .expectProblem(404, "radar.nobody");
        sales.api().get(path + "?cursor=x").expectProblem(400, "page.bad_cursor");
    }

    private Instant ago(long minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    @SafeVarargs
    private void send(Map<String, Object>... events) {
        visitor.api().post("/v1/events", batch(events)).expect(200);
    }

    /** Waits until the journey has so many acts. */
    private JsonNode journey(Person reader, int acts) {
        return Eventually.until(
                () -> reader.api().get(path).json(),
                journey -> journey.path("totals").path("events").asInt() == acts);
    }

    private JsonNode get(Person reader, String query) {
        return reader.api().get(path + query).expect(200).json();
    }
}
