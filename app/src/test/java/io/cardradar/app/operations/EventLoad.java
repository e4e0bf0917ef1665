package io.cardradar.app.operations;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Visitors of one company who do this and that, over several nodes, early and late. */
final class EventLoad implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final List<String> TYPES =
            List.of("card.view", "card.like", "card.forward", "product.view", "session.dwell");

    private final TestCompany company;
    private final List<TestService> nodes;
    private final List<UUID> cards;
    private final List<Person> visitors;
    private final Random random;
    private volatile boolean stopping;
    private Thread thread = new Thread();

    EventLoad(TestCompany company, long seed, TestService... nodes) {
        this.company = company;
        this.nodes = List.of(nodes);
        this.random = new Random(seed);
        this.cards =
                Stream.of(company.salesperson(), company.manager())
                        .map(company::publishedCard)
                        .toList();
        this.visitors = Stream.generate(company::visitor).limit(8).toList();
    }

    /** Sends batches until it is closed. */
    EventLoad start() {
        thread =
                Thread.ofPlatform()
                        .name("event-load")
                        .start(() -> {
                            while (!stopping) {
                                send();
                            }
                        });
        return this;
    }

    /** Sends some batches and waits until they are projected. */
    void sendAndProject(int batches) {
        for (int i = 0; i < batches; i++) {
            send();
        }
        awaitProjected();
    }

    /** Sends one batch, again and again until it is acknowledged. */
    private void send() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            events.add(event());
        }
        Person visitor = any(visitors);
        boolean accepted = false;
        while (!accepted) {
            Api node = new Api(any(nodes).uri(), visitor.api().token());
            int status = node.post("/v1/events", Events.batch(CLOCK.instant(), events)).status();
            accepted = status == 200;
        }
    }

    private Map<String, Object> event() {
        Instant at = CLOCK.instant().minus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
        String type = any(TYPES);
        Map<String, Object> event = Events.event(type, any(cards), at);
        if (type.equals("product.view")) {
            Events.about(event, "product", "p" + random.nextInt(3));
        }
        return Events.with(event, "dwellMs", random.nextInt(5) * 1000);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    void awaitProjected() {
        Eventually.until(
                () ->
                        company.count(
                                """
                                SELECT count(*) FROM outbox WHERE tenant_id = ? AND topic = 'events.stored'\
                                """),
                waiting -> waiting == 0);
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
