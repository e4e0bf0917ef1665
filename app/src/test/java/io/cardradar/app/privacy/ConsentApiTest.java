package io.cardradar.app.privacy;

import static io.cardradar.app.testing.Api.fields;
import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

class ConsentApiTest {
    private static final String[] FAST_LANE = {};

    /** A header that the lane does not know sends a request the ordinary road. */
    private static final String[] ORDINARY = {"X-Anything", "unusual"};

    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person visitor = company.visitor();

    @Test
    void isTakenAsGivenUntilSomethingIsSaid() {
        JsonNode consent = visitor.api().get("/v1/consent").expect(200).json();

        assertThat(consent.path("tracking").asBoolean()).isTrue();
        assertThat(consent.has("changedAt")).isFalse();
        assertThat(accepted(visitor, FAST_LANE)).isEqualTo(1);
        assertThat(ledger("true")).isZero();
    }

    @Test
    void refusesTheEventsOfWhoeverHasWithdrawnOnBothRoads() {
        // Token, card and consents are known now, so that the next requests may be quick.
        assertThat(accepted(visitor, ORDINARY)).isEqualTo(1);
        assertThat(accepted(visitor, FAST_LANE)).isEqualTo(1);

        say(visitor, false);

        for (String[] road : List.of(FAST_LANE, ORDINARY, FAST_LANE)) {
            JsonNode receipt =
                    send(visitor, road, event("card.view", card), event("card.like", card));
            assertThat(receipt.path("accepted").asInt()).isZero();
            assertThat(codes(receipt)).containsOnly("event.no_consent").hasSize(2);
        }
        assertThat(stored()).isEqualTo(2);
        assertThat(visitor.api().get("/v1/consent").json().path("tracking").asBoolean()).isFalse();
    }

    @Test
    void takesTheEventsOfWhoeverHasGivenItAgain() {
        say(visitor, false);
        assertThat(accepted(visitor, FAST_LANE)).isZero();

        say(visitor, true);

        assertThat(accepted(visitor, FAST_LANE)).isEqualTo(1);
        assertThat(accepted(visitor, ORDINARY)).isEqualTo(1);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void leavesOthersAlone() {
        Person other = company.visitor();

        say(visitor, false);

        assertThat(accepted(other, FAST_LANE)).isEqualTo(1);
        assertThat(accepted(other, ORDINARY)).isEqualTo(1);
        assertThat(accepted(sales, ORDINARY)).as("an employee's").isEqualTo(1);
        assertThat(other.api().get("/v1/consent").json().path("tracking").asBoolean()).isTrue();
    }

    @Test
    void keepsOfARefusedEventWhichItWasAndNoMore() {
        say(visitor, false);

        Map<String, Object> telling =
                with(
                        about(event("product.view", card), "product", "P-1"),
                        "props",
                        Map.of("title", "anything"));
        Map<String, Object> wrong = with(telling, "type", "product.smell");
        assertThat(codes(send(visitor, ORDINARY, telling, wrong)))
                .containsExactly("event.no_consent", "event.unknown_type");

        assertThat(rejected("event ?& ARRAY['id', 'type']")).isEqualTo(2);
        assertThat(rejected("event - 'id' - 'type' <> '{}'")).isZero();
        assertThat(rejected("code = 'event.no_consent'")).isEqualTo(1);
    }

    @Test
    void keepsEveryWordInItsOrder() {
        say(visitor, true);
        say(visitor, false);
        say(visitor, false);
        say(visitor, true);

        assertThat(ledger("true")).isEqualTo(3);
        assertThat(ledger("app_id = '" + company.appId() + "'")).isEqualTo(3);
        assertThat(ledger("tracking AND replaced_at IS NULL")).isEqualTo(1);
        assertThat(ledger("NOT tracking AND replaced_at > changed_at")).isEqualTo(1);
    }

    @Test
    void keepsOneWordThatCountsHoweverManyAreSaidAtOnce() {
        IntStream.range(0, 16).parallel().forEach(i -> say(visitor, i % 2 == 0));

        assertThat(ledger("replaced_at IS NULL")).isEqualTo(1);
        boolean last = visitor.api().get("/v1/consent").json().path("tracking").asBoolean();
        assertThat(accepted(visitor, FAST_LANE)).isEqualTo(last ? 1 : 0);
    }

    @Test
    void wantsToBeToldWhat() {
        visitor.api().put("/v1/consent", fields()).expectProblem(400, "request.missing_value");
        assertThat(ledger("true")).isZero();
    }

    private void say(Person who, boolean tracking) {
        JsonNode said =
                who.api().put("/v1/consent", fields("tracking", tracking)).expect(200).json();
        assertThat(said.path("tracking").asBoolean()).isEqualTo(tracking);
        assertThat(said.path("changedAt").asText()).isNotEmpty();
    }

    private int accepted(Person who, String[] road) {
        return send(who, road, event("card.view", card)).path("accepted").asInt();
    }

    @SafeVarargs
    private static JsonNode send(Person who, String[] road, Map<String, Object>... events) {
        Api.Reply reply = who.api().post("/v1/events", batch(events), road);
        return reply.expect(200).json();
    }

    private static List<String> codes(JsonNode receipt) {
        return StreamSupport.stream(receipt.path("rejected").spliterator(), false)
                .map(rejection -> rejection.path("code").asText())
                .toList();
    }

    private long stored() {
        return company.count(
                "SELECT count(*) FROM interaction_event WHERE tenant_id = ? AND visitor_id = '"
                        + visitor.id()
                        + "'");
    }

    private long rejected(String where) {
        return company.count(
                "SELECT count(*) FROM rejected_event WHERE tenant_id = ? AND "
                        + where.replace("?&", "??&"));
    }

    private long ledger(String where) {
        return company.count(
                "SELECT count(*) FROM visitor_consent WHERE tenant_id = ? AND " + where);
    }
}
