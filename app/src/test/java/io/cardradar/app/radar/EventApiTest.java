package io.cardradar.app.radar;

import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

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

class EventApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Api visitor = company.visitor().api();

    @Test
    void acceptsABatchOnceHoweverOftenItIsSent() {
        Map<String, Object> batch = batch(event("card.view", card), event("card.like", card));

        assertThat(send(batch).path("accepted").asInt()).isEqualTo(2);
        JsonNode again = send(batch);

        assertThat(again.path("accepted").asInt()).isZero();
        assertThat(again.path("duplicates").asInt()).isEqualTo(2);
    }

    @Test
    void makesAStayLongerThatIsSentAgain() {
        Map<String, Object> stay = with(event("article.dwell", card), "dwellMs", 10_000);

        assertThat(send(batch(stay)).path("accepted").asInt()).isEqualTo(1);
        assertThat(send(batch(with(stay, "dwellMs", 25_000))).path("accepted").asInt())
                .isEqualTo(1);
        assertThat(send(batch(with(stay, "dwellMs", 20_000))).path("duplicates").asInt())
                .as("a heartbeat that was overtaken")
                .isEqualTo(1);

        awaitDwell(25_000);
        assertThat(company.count("SELECT sum(events) FROM activity_daily WHERE tenant_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatDoesNotCountAndSaysWhy() {
        send(batch(with(event("card.view", card), "scene", 1129)));
        visitor.post("/v1/events", batch(event("card.like", card)), "User-Agent", "x mpcrawler")
                .expect(200);
        sales.api().post("/v1/events", batch(event("card.view", card))).expect(200);
        company.manager().api().post("/v1/events", batch(event("card.view", card))).expect(200);

        String marked =
                "SELECT count(*) FROM interaction_event WHERE tenant_id = ? AND internal AND mark ="
                        + " ";
        assertThat(company.count(marked + 3)).as("of the crawler").isEqualTo(2);
        assertThat(company.count(marked + 1)).as("of the card's owner").isEqualTo(1);
        assertThat(company.count(marked + 2)).as("of a colleague").isEqualTo(1);
    }

    @Test
    void letsNobodyMakeAnothersStayLonger() {
        Map<String, Object> stay = with(event("session.dwell", card), "dwellMs", 10_000);
        send(batch(stay));

        JsonNode receipt =
                company.visitor()
                        .api()
                        .post("/v1/events", batch(with(stay, "dwellMs", 60_000)))
                        .expect(200)
                        .json();

        assertThat(receipt.path("duplicates").asInt()).isEqualTo(1);
        awaitDwell(10_000);
    }

    private void awaitDwell(long millis) {
        Eventually.until(
                () ->
                        company.count(
                                "SELECT COALESCE(sum(dwell_ms), 0) FROM activity_daily WHERE"
                                        + " tenant_id = ?"),
                dwell -> dwell == millis);
    }

    @Test
    void countsAnEventThatStandsTwiceInABatchOnce() {
        Map<String, Object> event = event("card.view", card);

        JsonNode receipt = send(batch(event, event));

        assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.path("duplicates").asInt()).isEqualTo(1);
    }

    @Test
    void saysOfEachRefusedEventWhyAndTakesTheRest() {
        JsonNode receipt = send(oneGoodAmongRefused());

        assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
        assertThat(codes(receipt))
                .containsExactly(
                        "1 event.unknown_type",
                        "2 event.unknown_card",
                        "3 event.id_not_v7",
                        "4 event.id_time_mismatch",
                        "5 event.too_old",
                        "6 event.from_future",
                        "7 event.unknown_field",
                        "8 event.bad_value",
                        "9 event.card_required",
                        "10 event.subject_required",
                        "11 event.subject_mismatch",
                        "12 event.props_too_large",
                        "13 event.missing_field",
                        "14 event.bad_value");
    }

    private Map<String, Object> oneGoodAmongRefused() {
        Instant now = Instant.now(Clock.systemUTC());
        return batch(
                event("card.view", card),
                with(event("card.view", card), "type", "card.dance"),
                event("card.view", UUID.randomUUID()),
                with(event("card.view", card), "id", UUID.randomUUID().toString()),
                with(
                        event("card.view", card),
                        "occurredAt",
                        now.minus(Duration.ofDays(1)).toString()),
                event("card.view", card, now.minus(Duration.ofDays(120))),
                event("card.view", card, now.plus(Duration.ofHours(2))),
                with(event("card.view", card), "colour", "red"),
                with(event("card.view", card), "dwellMs", "long"),
                with(event("card.view", card), "cardId", null),
                event("product.view", card),
                about(event("product.view", card), "post", "p1"),
                with(event("card.view", card), "props", Map.of("k", "v".repeat(5_000))),
                with(event("card.view", card), "id", null),
                with(event("card.view", card), "props", Map.of("k", "\0")));
    }

    @Test
    void keepsRefusedEventsWithTheirReason() {
        send(batch(with(event("card.view", card), "type", "card.dance\0")));

        assertThat(
                        company.count(
                                "SELECT count(*) FROM rejected_event WHERE tenant_id = ? AND code ="
                                        + " 'event.unknown_type'"))
                .isEqualTo(1);
    }

    @Test
    void refusesAnotherCompanysCard() {
        TestCompany other = TestService.shared().newCompany();
        UUID foreign = other.publishedCard(other.salesperson());

        assertThat(codes(send(batch(event("card.view", foreign)))))
                .containsExactly("0 event.unknown_card");
    }

    @Test
    void correctsAClockThatIsHoursWrong() {
        Instant theirNow = Instant.now(Clock.systemUTC()).minus(Duration.ofHours(5));
        Map<String, Object> event = event("card.view", card, theirNow.minusSeconds(60));

        JsonNode receipt = send(io.cardradar.app.testing.Events.batch(theirNow, List.of(event)));

        assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
        JsonNode item = timelineOf(1).path("items").get(0);
        Instant occurredAt = Instant.parse(item.path("occurredAt").asText());
        assertThat(occurredAt).isAfter(Instant.now(Clock.systemUTC()).minus(Duration.ofMinutes(3)));
    }

    @Test
    void refusesWholeRequestsThatAreNotBatches() {
        visitor.postRaw("/v1/events", "{\"sentAt\":").expectProblem(400, "request.malformed_json");
        visitor.postRaw("/v1/events", "{}").expectProblem(400, "request.missing_value");
        visitor.postRaw("/v1/events", "{\"sentAt\":\"yesterday\",\"events\":[]}")
                .expectProblem(400, "request.bad_value");
        visitor.post("/v1/events", with(batch(), "extra", 1))
                .expectProblem(400, "request.unknown_field");
        visitor.post("/v1/events", with(batch(), "events", "none"))
                .expectProblem(400, "request.bad_value");
        TestService.shared().api().post("/v1/events", batch()).expectProblem(401, "auth.required");
    }

    @Test
    void refusesTooManyEventsAndTooLargeBodies() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            events.add(event("card.view", card));
        }

        visitor.post("/v1/events", with(batch(), "events", events))
                .expectProblem(400, "event.too_many");
        visitor.postRaw("/v1/events", "{\"sentAt\":\"" + "x".repeat(2_000_000) + "\"}")
                .expectProblem(413, "request.too_large");
    }

    @Test
    void neverShowsASalespersonsOwnActs() {
        sales.api().post("/v1/events", batch(event("card.view", card))).expect(200);
        send(batch(event("card.like", card)));

        JsonNode timeline = timelineOf(1);

        assertThat(timeline.path("items").get(0).path("type").asText()).isEqualTo("card.like");
    }

    private JsonNode timelineOf(int items) {
        return Eventually.until(
                () -> sales.api().get("/v1/radar/timeline?window=today").expect(200).json(),
                timeline -> timeline.path("items").size() == items);
    }

    private JsonNode send(Map<String, Object> batch) {
        return visitor.post("/v1/events", batch).expect(200).json();
    }

    private static List<String> codes(JsonNode receipt) {
        List<String> codes = new ArrayList<>();
        receipt.path("rejected")
                .forEach(r -> codes.add(r.path("index").asInt() + " " + r.path("code").asText()));
        return codes;
    }
}
