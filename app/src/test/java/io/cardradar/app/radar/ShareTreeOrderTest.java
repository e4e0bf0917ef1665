package io.cardradar.app.radar;

import static io.cardradar.app.testing.Api.fields;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

class ShareTreeOrderTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Instant now = Clock.systemUTC().instant();

    /** Late, out of order, twice, with tokens of nobody: the figures are those of the plan. */
    @Test
    void isTheSameInWhateverOrderEventsArrive() {
        Random random = new Random(20261121);
        UUID other = company.publishedCard(sales);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            people.add(company.visitor());
        }
        Map<UUID, List<String>> tokens =
                Map.of(card, tokens(people, card), other, tokens(people, other));
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int who = random.nextInt(people.size());
            int by = random.nextInt(people.size() + 1);
            Instant at = now.minus(Duration.ofMinutes(random.nextInt(6 * 24 * 60)));
            acts.add(new Act(who, by, at));
        }

        send(people, card, tokens.getOrDefault(card, List.of()), acts);
        Collections.shuffle(acts, random);
        send(people, other, tokens.getOrDefault(other, List.of()), acts);

        long openings = acts.size();
        JsonNode one = settled(card, openings);
        JsonNode two = settled(other, openings);
        assertThat(shape(two)).isEqualTo(shape(one));
        assertThat(two.path("totals")).isEqualTo(one.path("totals"));
        assertThat(shape(one)).isNotEmpty();
    }

    private List<String> tokens(List<Person> people, UUID of) {
        List<String> tokens = new ArrayList<>();
        tokens.add(share(sales, of));
        people.forEach(who -> tokens.add(share(who, of)));
        return tokens;
    }

    private static void send(List<Person> people, UUID to, List<String> tokens, List<Act> acts) {
        for (Act act : acts) {
            Map<String, Object> event = event("card.view", to, act.at);
            Map<String, Object> opening = with(event, "share", tokens.get(act.by));
            Map<String, Object> unknown =
                    with(event("card.like", to, act.at), "share", "nobodys-token");
            Api api = people.get(act.who).api();
            api.post("/v1/events", batch(opening, opening, unknown)).expect(200);
        }
    }

    private JsonNode settled(UUID of, long openings) {
        return Eventually.until(
                () -> get("/v1/cards/" + of + "/share-tree?window=all&depth=10"),
                tree ->
                        tree.at("/totals/opens").asLong() + tree.at("/totals/selfOpens").asLong()
                                == openings);
    }

    /** Each visitor's parent, time and figures, without what differs between cards. */
    private static Map<String, String> shape(JsonNode tree) {
        Map<String, String> shape = new TreeMap<>();
        tree.path("nodes")
                .forEach(node ->
                        shape.put(
                                node.path("id").asText(),
                                node.path("parent")
                                        + " "
                                        + node.path("reachedAt")
                                        + node.path("figures")));
        return shape;
    }

    private static String share(Person who, UUID of) {
        return who.api()
                .post("/v1/cards/" + of + "/shares", fields("channel", "chat"))
                .expect(201)
                .json()
                .path("token")
                .asText();
    }

    private JsonNode get(String path) {
        return sales.api().get(path).expect(200).json();
    }

    private record Act(int who, int by, Instant at) {}
}
