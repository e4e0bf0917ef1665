package io.cardradar.bench;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.Stream;
import io.cardradar.bench.Town.Firm;
import io.cardradar.kernel.NewId;

import org.HdrHistogram.Histogram;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Single events whose way is timed, from just before the POST until they are seen. */
final class Probes {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** So much may be added to what is measured. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final BenchStack stack;
    private final Firm firm;
    private final Clock clock;
    private final NewId ids;
    private final AtomicInteger strangers = new AtomicInteger();

    Probes(BenchStack stack, Firm firm, Clock clock) {
        this.stack = stack;
        this.firm = firm;
        this.clock = clock;
        this.ids = new NewId(clock);
    }

    /** Until the item comes over the WebSocket of a salesperson of middling popularity. */
    Histogram stream(BooleanSupplier over) {
        int place = firm.cards().size() / 2;
        Crowd.bind(stack.sql(), firm, "listener", "EMPLOYEE", firm.salespeople().get(place));
        Api visitor = Crowd.logIn(stack, firm, "prober");
        Histogram times = new Histogram(3);
        try (Stream device = Stream.open(Crowd.logIn(stack, firm, "listener"), "")) {
            device.next();
            while (!over.getAsBoolean()) {
                Map<String, Object> event = event("card.view", place);
                long start = System.nanoTime();
                send(visitor, event);
                String id = String.valueOf(event.get("id"));
                while (!isItem(device.next(), id)) {
                    // What others did on the same card.
                }
                times.recordValue(System.nanoTime() - start);
            }
        }
        return times;
    }

    private static boolean isItem(JsonNode message, String id) {
        return message.at("/data/id").asText().equals(id);
    }

    /** Until a figure of the overview has grown that nobody else makes grow. */
    Histogram dashboard(BooleanSupplier over) {
        Api visitor = Crowd.logIn(stack, firm, "prober");
        Api admin = Founding.administrator(stack, firm);
        return counted(over, () -> visitor, "im.start", () -> chats(admin));
    }

    private static long chats(Api admin) {
        for (JsonNode metric :
                admin.get("/v1/dashboards/overview").expect(200).json().path("metrics")) {
            if (metric.path("key").asText().equals("chats")) {
                return metric.path("value").asLong();
            }
        }
        throw new IllegalStateException("The overview has no chats any more");
    }

    /** Until a stranger, who becomes a customer by the event, is found among those of the day. */
    Histogram search(BooleanSupplier over) {
        Api admin = Founding.administrator(stack, firm);
        UUID owner = firm.salespeople().getLast();
        return counted(
                over,
                () ->
                        Crowd.logIn(
                                stack,
                                firm,
                                "s-" + clock.millis() + "-" + strangers.incrementAndGet()),
                "card.view",
                () ->
                        admin.get("/v1/customers?limit=1&owner=" + owner)
                                .expect(200)
                                .json()
                                .path("total")
                                .asLong());
    }

    private Histogram counted(
            BooleanSupplier over,
            java.util.function.Supplier<Api> sender,
            String type,
            LongSupplier count) {
        Histogram times = new Histogram(3);
        int place = firm.cards().size() - 1;
        while (!over.getAsBoolean()) {
            Api visitor = sender.get();
            long before = count.getAsLong();
            long start = System.nanoTime();
            send(visitor, event(type, place));
            while (count.getAsLong() <= before) {
                pause();
                if (System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new IllegalStateException("The event of a probe is not seen");
                }
            }
            times.recordValue(System.nanoTime() - start);
        }
        return times;
    }

    /** Whoever looks all the time is a load himself. */
    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> event(String type, int place) {
        return Api.fields(
                "id", ids.next(),
                "type", type,
                "occurredAt", clock.instant().toString(),
                "cardId", firm.cards().get(place));
    }

    private static void send(Api visitor, Map<String, Object> event) {
        JsonNode answer = visitor.post("/v1/events", Events.batch(event)).expect(200).json();
        if (answer.path("accepted").asInt() != 1) {
            throw new IllegalStateException("The event of a probe is refused: " + answer);
        }
    }
}
