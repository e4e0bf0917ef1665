package io.cardradar.app.radar.lane;

import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The fast lane answers, stores and refuses exactly as the ordinary road does. */
class LaneIT {
    /** A header that the lane does not know sends a request the ordinary road. */
    private static final String[] ORDINARY = {"X-Anything", "unusual"};

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person visitor = company.visitor();

    @BeforeEach
    void knowTokenAndCard() {
        // The first request of a token and of a card cannot be quick.
        visitor.api().post("/v1/events", batch(event("card.view", card))).expect(200);
    }

    /** On a connection of its own: on one that the framework has answered on, it may be at it. */
    @Test
    void takesWhatIsPlain() throws IOException {
        double before = lane();

        String requests =
                post(cards(2), false) + post(List.of(everyKind()), false) + post(cards(3), true);
        assertThat(new OneConnection(service.uri()).exchange(requests, 3)).containsExactly(2, 6, 3);

        assertThat(lane() - before).as("requests on the lane").isEqualTo(2);
    }

    @Test
    void storesTheSameAsTheOrdinaryRoad() {
        Instant at = Instant.now(Clock.systemUTC()).minusSeconds(5);
        for (String[] road : List.of(new String[0], ORDINARY)) {
            visitor.api().post("/v1/events", batch(everyKind(at)), road).expect(200);
        }

        String rows =
                " FROM interaction_event WHERE tenant_id = ? AND occurred_at = (SELECT"
                        + " min(occurred_at) FROM interaction_event)";
        assertThat(company.count("SELECT count(*)" + rows)).isEqualTo(everyKind().length * 2L);
        assertThat(
                        company.count(
                                """
                                SELECT count(*) FROM (SELECT DISTINCT type, visitor_id, employee_id, card_id, subject_kind,
                                    subject_id, dwell_ms, scene, internal, mark, share, props\
                                """
                                        + rows
                                        + ") AS r"))
                .isEqualTo(everyKind().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "nonsense",
                "{\"sentAt\":\"2026-01-01T00:00:00Z\"}",
                "{\"sentAt\":\"soon\",\"events\":[]}",
                "{\"sentAt\":\"NOW\",\"events\":[]}",
                "{\"sentAt\":\"NOW\",\"events\":[]} ",
                "{\"sentAt\":\"NOW\",\"events\":[],\"more\":1}",
                "{\"sentAt\":\"NOW\",\"events\":[1,null,{}]}",
                "{\"sentAt\":\"NOW\",\"events\":[{\"id\":\"x\",\"type\":\"card.view\"}]}",
                "{\"sentAt\":\"NOW\",\"events\":[{\"type\":\"no.such\"}]}",
                "{\"sentAt\":\"NOW\",\"events\":[{\"props\":{\"a\":\"\\u0000\"}}]}"
            })
    void answersTheSameAsTheOrdinaryRoad(String body) {
        String sent = body.replace("NOW", Instant.now(Clock.systemUTC()).toString());

        Api.Reply quick = visitor.api().post("/v1/events", sent);
        Api.Reply ordinary = visitor.api().post("/v1/events", sent, ORDINARY);

        assertSame(quick, ordinary);
    }

    @Test
    void refusesTheSameAsTheOrdinaryRoad() {
        Map<String, Object> late =
                event(
                        "card.view",
                        card,
                        Instant.now(Clock.systemUTC()).minus(Duration.ofDays(120)));
        Map<String, Object> unknownCard = event("card.view", UUID.randomUUID());
        Map<String, Object> noSubject = event("product.view", card);
        Map<String, Object> good = event("card.like", card);
        Map<String, Object> body = batch(late, unknownCard, noSubject, good);

        Api.Reply quick = visitor.api().post("/v1/events", body);
        Api.Reply again = visitor.api().post("/v1/events", body, ORDINARY);

        assertThat(quick.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(again.json().path("duplicates").asInt()).isEqualTo(1);
        assertThat(quick.json().path("rejected")).isEqualTo(again.json().path("rejected"));
    }

    @Test
    void knowsNobodyWithoutAGoodToken() {
        Api stranger = service.api();
        stranger.post("/v1/events", batch(event("card.view", card))).expect(401);
        stranger.as("eyJhbGciOiJub25lIn0.e30.")
                .post("/v1/events", batch(event("card.view", card)))
                .expect(401);
    }

    @Test
    void answersInTheOrderOfRequestsOfOneConnection() throws IOException {
        StringBuilder requests = new StringBuilder();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int events = 1 + i % 3;
            requests.append(
                    i % 4 == 3
                            ? get("/v1/cards/" + UUID.randomUUID())
                            : post(cards(events), i % 5 == 0));
            expected.add(i % 4 == 3 ? 404 : events);
        }

        assertThat(new OneConnection(service.uri()).exchange(requests.toString(), expected.size()))
                .isEqualTo(expected);
    }

    private List<Map<String, Object>> cards(int count) {
        return IntStream.range(0, count).mapToObj(i -> event("card.view", card)).toList();
    }

    private String post(List<Map<String, Object>> events, boolean ordinary) {
        String body = json(Events.batch(Instant.now(Clock.systemUTC()), events));
        return "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + (ordinary ? "X-Anything: unusual\r\n" : "")
                + "Authorization: Bearer "
                + visitor.api().token()
                + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body;
    }

    private String get(String path) {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + visitor.api().token()
                + "\r\n\r\n";
    }

    private Map<String, Object>[] everyKind() {
        return everyKind(Instant.now(Clock.systemUTC()));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Map<String, Object>[] everyKind(Instant at) {
        return new Map[] {
            event("card.view", card, at),
            with(event("card.forward", card, at), "share", "abc~!"),
            with(with(event("session.enter", card, at), "cardId", null), "scene", 1007),
            with(event("article.dwell", card, at), "dwellMs", 99_999_999),
            with(event("card.like", card, at), "scene", 1129),
            with(
                    about(event("product.view", card, at), "product", "P-1"),
                    "props",
                    Map.of("名", "值", "n", 1.5)),
        };
    }

    private static void assertSame(Api.Reply quick, Api.Reply ordinary) {
        assertThat(quick.status()).isEqualTo(ordinary.status());
        assertThat(quick.header("Content-Type")).isEqualTo(ordinary.header("Content-Type"));
        assertThat(new String(quick.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(new String(ordinary.bytes(), StandardCharsets.UTF_8));
    }

    private double lane() {
        String metrics =
                new String(
                        service.api().get("/prometheus").expect(200).bytes(),
                        StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.startsWith("cardradar_ingest_requests_total"))
                .filter(line -> line.contains("road=\"fast\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String json(Object body) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
