package io.cardradar.app.radar;

import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Stream;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two nodes on one database: whatever happens to either, each item arrives once, in order. */
class StreamOverNodesIT {
    private static final Database DATABASE = TestStack.freshDatabase();

    /** Looks for itself so rarely that what arrives was told. */
    private static final Map<String, Object> SETTINGS =
            Map.of("cardradar.stream.check-every", "PT10M");

    private static final TestService ONE = TestService.start(DATABASE, SETTINGS);
    private static final TestService OTHER = TestService.start(DATABASE, SETTINGS);

    private final TestCompany company = ONE.newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Api visitor = company.visitor().api();

    @AfterAll
    static void stop() {
        OTHER.close();
        ONE.close();
    }

    @Test
    void devicesOfBothNodesGetEveryItemOnceAndInOrder() {
        try (Stream here = Stream.open(sales.api(), "");
                Stream there = Stream.open(at(OTHER, sales.api()), "")) {
            here.next("hello");
            there.next("hello");

            for (int i = 0; i < 10; i++) {
                at(i % 2 == 0 ? ONE : OTHER, visitor)
                        .post(
                                "/v1/events",
                                batch(event("card.view", card), event("card.like", card)))
                        .expect(200);
            }

            List<JsonNode> seenHere = items(here, 20);
            assertOnceAndInOrder(seenHere);
            assertThat(items(there, 20)).isEqualTo(seenHere);
        }
    }

    @Test
    void hearsAgainWhenItsConnectionForAnnouncementsWasCut() {
        try (Stream here = Stream.open(sales.api(), "");
                Stream there = Stream.open(at(OTHER, sales.api()), "")) {
            here.next("hello");
            there.next("hello");

            cutAnnouncements();
            visitor.post("/v1/events", batch(event("card.view", card))).expect(200);

            assertThat(here.next("radar.item").path("data"))
                    .isEqualTo(there.next("radar.item").path("data"));
        }
    }

    @Test
    void resumesOnTheOtherNodeWhileEventsPourIn() throws InterruptedException {
        int events = 120;
        Thread pouring =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; i < events; i++) {
                                visitor.post("/v1/events", batch(event("card.view", card)))
                                        .expect(200);
                            }
                        });
        List<JsonNode> seen = new ArrayList<>();
        String cursor = "0";
        for (int round = 0; seen.size() < events; round++) {
            Api api = at(round % 2 == 0 ? ONE : OTHER, sales.api());
            try (Stream stream = Stream.open(api, "?cursor=" + cursor)) {
                stream.next("hello");
                List<JsonNode> some = items(stream, Math.min(17, events - seen.size()));
                seen.addAll(some);
                cursor = some.getLast().path("cursor").asText();
            }
        }
        pouring.join();

        assertOnceAndInOrder(seen);
        assertThat(seen).hasSize(events);
        assertThat(seen.getLast().path("data").path("nth").asLong()).isEqualTo(events);
    }

    @Test
    void whatANodeThatWentCannotTellAnotherDoes() {
        String cursor;
        try (TestService third = TestService.start(DATABASE, SETTINGS);
                Stream stream = Stream.open(at(third, sales.api()), "")) {
            cursor = stream.next("hello").path("cursor").asText();
            third.close();
            assertThat(stream.closed()).isEqualTo(1006);
        }
        visitor.post("/v1/events", batch(event("card.view", card))).expect(200);

        try (Stream stream = Stream.open(sales.api(), "?cursor=" + cursor)) {
            assertThat(stream.next("radar.item").path("data").path("nth").asLong()).isEqualTo(1);
        }
    }

    private static List<JsonNode> items(Stream stream, int count) {
        List<JsonNode> items = new ArrayList<>();
        while (items.size() < count) {
            items.add(stream.next("radar.item"));
        }
        return items;
    }

    private static void assertOnceAndInOrder(List<JsonNode> items) {
        assertThat(items.stream().map(item -> item.path("cursor").asLong()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(new HashSet<>(items.stream().map(item -> item.path("data").path("id")).toList()))
                .hasSameSizeAs(items);
    }

    private static Api at(TestService node, Api api) {
        return new Api(node.uri(), api.token());
    }

    private static void cutAnnouncements() {
        JdbcOperations jdbc = ONE.bean(JdbcOperations.class);
        Long cut =
                ONE.transactions()
                        .executeRead(status ->
                                jdbc.prepareStatement(
                                        """
                                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                                        WHERE application_name = 'cardradar-announcements'
                                            AND datname = current_database()\
                                        """,
                                        statement -> {
                                            var row = statement.executeQuery();
                                            row.next();
                                            return row.getLong(1);
                                        }));
        assertThat(cut).isEqualTo(2);
    }
}
