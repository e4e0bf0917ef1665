package io.cardradar.app.radar;

import static io.cardradar.app.testing.Api.fields;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the projection keeps is what a recount of the events gives. */
class ShareOpenDerivationTest {
    private final TestCompany company = TestService.shared().newCompany();

    @Test
    void agreesWithTheProjection() {
        Person sales = company.salesperson();
        UUID card = company.publishedCard(sales);
        String token =
                sales.api()
                        .post("/v1/cards/" + card + "/shares", fields("channel", "chat"))
                        .json()
                        .path("token")
                        .asText();
        Instant now = Clock.systemUTC().instant();
        for (int i = 0; i < 5; i++) {
            open(card, token, now.minus(Duration.ofHours(17L * i)));
        }
        sales.api().post("/v1/events", batch(with(event("card.view", card), "share", token)));

        Eventually.until(
                () -> company.count("SELECT sum(opens) FROM share_open WHERE tenant_id = ?"),
                opens -> opens == 10);
        assertThat(company.count(difference())).isZero();
    }

    private void open(UUID card, String token, Instant at) {
        Map<String, Object> earlier = event("card.view", card, at.minusSeconds(9));
        company.visitor()
                .api()
                .post(
                        "/v1/events",
                        batch(
                                with(event("card.view", card, at), "share", token),
                                with(event("card.like", card, at), "share", token),
                                with(earlier, "share", token),
                                event("card.view", card, at)))
                .expect(200);
    }

    private static String difference() {
        Derivation derivation =
                TestService.shared().context().getBeansOfType(Derivation.class).stream()
                        .filter(d -> d.table().equals("share_open"))
                        .findFirst()
                        .orElseThrow();
        String columns = derivation.columns();
        return """
        WITH happened AS (
            SELECT e.*, CAST(e.occurred_at AT TIME ZONE t.time_zone AS date) AS day
            FROM interaction_event e JOIN tenant t ON t.id = e.tenant_id
            WHERE e.tenant_id = ? AND NOT e.internal AND e.employee_id IS NOT NULL
        ), again AS (%s), kept AS (
            SELECT %s FROM share_open WHERE tenant_id IN (SELECT tenant_id FROM happened)
        )
        SELECT count(*) FROM (
            (TABLE kept EXCEPT SELECT %s FROM again) UNION ALL (SELECT %s FROM again EXCEPT TABLE kept)
        ) AS differing\
        """
                .formatted(derivation.recount(), columns, columns, columns);
    }
}
