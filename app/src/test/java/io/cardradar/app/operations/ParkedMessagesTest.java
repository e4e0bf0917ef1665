package io.cardradar.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.NewId;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Work of the outbox that cannot be done. */
class ParkedMessagesTest {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Api admin = company.admin().api();

    @Test
    void setsOnlyTheFaultyEventAsideAndDoesItOnceItIsMended() {
        NewId ids = new NewId(Clock.systemUTC());
        List<UUID> events = Stream.generate(ids::next).limit(5).toList();
        write(events, events.get(3));

        JsonNode parked = awaitParked();
        assertThat(parked.path("topic").asText()).isEqualTo("events.stored");
        assertThat(parked.path("attempts").asInt()).isEqualTo(8);
        assertThat(parked.path("error").asText()).contains("999");
        assertThat(onTheRadar()).isEqualTo(4);

        company.execute(
                "UPDATE interaction_event SET type = 201 WHERE tenant_id = ? AND type = 999");
        retry(parked).expect(204);
        Eventually.until(this::onTheRadar, items -> items == 5);
        assertThat(list()).isEmpty();
        retry(parked).expectProblem(404, "outbox.not_parked");
    }

    @Test
    void forgetsWhatIsGivenUp() {
        queue("'nonsense', 7");
        JsonNode parked = awaitParked();
        String discard = "/v1/operations/outbox/" + parked.path("id").asText() + "/discard";

        service.newCompany()
                .admin()
                .api()
                .postRaw(discard, "")
                .expectProblem(404, "outbox.not_parked");
        admin.postRaw(discard, "").expect(204);

        assertThat(list()).isEmpty();
        assertThat(company.count("SELECT count(*) FROM outbox WHERE tenant_id = ?")).isZero();
    }

    private Api.Reply retry(JsonNode parked) {
        String id = parked.path("id").asText();
        return admin.postRaw("/v1/operations/outbox/" + id + "/retry", "");
    }

    /** What failed need not wait for its next attempt here. */
    private JsonNode awaitParked() {
        return Eventually.until(
                        () -> {
                            company.execute(
                                    """
                                    UPDATE outbox SET due_at = now()
                                    WHERE tenant_id = ? AND attempts > 0 AND parked_at IS NULL\
                                    """);
                            return list();
                        },
                        items -> items.size() == 1)
                .path(0);
    }

    private JsonNode list() {
        return admin.get("/v1/operations/outbox").expect(200).json().path("items");
    }

    private long onTheRadar() {
        return company.count("SELECT count(*) FROM radar_item WHERE tenant_id = ?");
    }

    private void write(List<UUID> events, UUID faulty) {
        UUID visitor = UUID.randomUUID();
        for (UUID event : events) {
            company.execute(
                    """
                    INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id,
                        employee_id, card_id, internal)
                    VALUES (?, '%s', %d, now(), now(), '%s', '%s', '%s', false)\
                    """
                            .formatted(
                                    event,
                                    event.equals(faulty) ? 999 : 201,
                                    visitor,
                                    sales.id(),
                                    card));
        }
        List<String> ids = events.stream().map(id -> "'" + id + "'").toList();
        queue("'ids', jsonb_build_array(" + String.join(",", ids) + ")");
    }

    private void queue(String payload) {
        company.execute(
                """
                INSERT INTO outbox (tenant_id, id, topic, payload, created_at, due_at)
                VALUES (?, gen_random_uuid(), 'events.stored', jsonb_build_object(%s), now(), now())\
                """
                        .formatted(payload));
    }
}
