package io.cardradar.app.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.cardradar.app.testing.TestCompany.Person;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Visitors who become customers. */
public final class Visits {
    private static final Clock CLOCK = Clock.systemUTC();

    private Visits() {}

    /** Lets a visitor do these things on a card; answers before anything follows from it. */
    public static void act(Person visitor, UUID card, String... types) {
        if (types.length == 0) {
            return;
        }
        List<Map<String, Object>> events =
                Arrays.stream(types).map(type -> Events.event(type, card)).toList();
        visitor.api().post("/v1/events", Events.batch(CLOCK.instant(), events)).expect(200);
    }

    /** Lets a visitor open a card; answers the id of the customer that the visitor becomes. */
    public static UUID customer(Person visitor, Person owner, UUID card) {
        act(visitor, card, "card.view");
        JsonNode item =
                Eventually.until(() -> latestOf(visitor, owner), found -> found.has("customerId"));
        return UUID.fromString(item.path("customerId").asText());
    }

    private static JsonNode latestOf(Person visitor, Person owner) {
        JsonNode items =
                owner.api().get("/v1/radar/timeline?window=all").expect(200).json().path("items");
        for (JsonNode item : items) {
            if (item.path("visitor").path("id").asText().equals(visitor.id().toString())) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }
}
