package io.cardradar.model;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.NewId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small company of its own, to which the steps of a life happen, and its model. */
final class World {
    static final int VISITORS = 4;
    static final int OWNERS = 2;

    private final Host host;
    private final Clock clock = Clock.systemUTC();
    private final TestCompany company;
    private final Person admin;
    private final List<Person> owners;
    private final List<UUID> cards;
    private final List<Person> visitors;
    private final Model model = new Model(VISITORS);

    private final List<Phone> phones = IntStream.range(0, VISITORS).mapToObj(Phone::new).toList();

    World(Host host) {
        this.host = host;
        this.company = host.service().newCompany();
        this.admin = company.admin();
        this.owners =
                IntStream.range(0, OWNERS)
                        .mapToObj(i -> company.employee("销售" + i, Role.STAFF))
                        .toList();
        this.cards = owners.stream().map(company::publishedCard).toList();
        this.visitors = IntStream.range(0, VISITORS).mapToObj(i -> company.visitor()).toList();
    }

    Model model() {
        return model;
    }

    Person owner(int number) {
        return owners.get(number);
    }

    UUID visitor(int number) {
        return visitors.get(number).id();
    }

    UUID card(int number) {
        return cards.get(number);
    }

    Api admin() {
        return api(admin);
    }

    /** The service may have been started anew, on another port. */
    Api api(Person person) {
        return host.service().api().as(person.api().token());
    }

    /** All items of a list of a salesperson's, page by page. */
    List<JsonNode> pages(int owner, String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api(owners.get(owner)).get(path + cursor).expect(200).json();
            page.path("items").forEach(items::add);
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    /** Waits until all has followed that follows. */
    void settle() {
        Eventually.until(() -> host.waiting(company.tenant()), left -> left == 0);
    }

    void act(Step step) {
        phone(step).act(step, clock);
    }

    void send(Step step, boolean answerIsLost) {
        int visitor = step.who() % VISITORS;
        List<Happening> batch = phone(step).oldest(1 + step.much() % 6);
        post(visitor, batch);
        if (!answerIsLost) {
            phone(step).keep(batch);
        }
    }

    void resend(Step step) {
        int visitor = step.who() % VISITORS;
        List<Happening> known = phone(step).sent();
        List<Happening> batch = new ArrayList<>(phone(step).oldest(step.much() % 3));
        for (int i = 0; i < known.size(); i += 1 + step.what() % 3) {
            batch.addFirst(known.get(i));
        }
        List<Happening> cut = List.copyOf(batch.subList(0, Math.min(batch.size(), 100)));
        post(visitor, cut);
        phone(step).keep(cut);
    }

    void sendAtOnce(Step step) {
        int visitor = step.who() % VISITORS;
        List<Happening> batch = phone(step).oldest(10);
        Stream.of(1, 2, 3)
                .map(i -> CompletableFuture.runAsync(() -> post(visitor, batch)))
                .toList()
                .forEach(CompletableFuture::join);
        phone(step).keep(batch);
    }

    void sendWithRefused(Step step) {
        int visitor = step.who() % VISITORS;
        List<Happening> batch = phone(step).oldest(3);
        List<Map<String, Object>> events = new ArrayList<>(json(batch));
        events.add(
                step.what() % 2 == 0 ? 0 : events.size(),
                fields("id", UUID.randomUUID().toString(), "type", "card.view"));
        JsonNode receipt = postJson(visitors.get(visitor), events);
        if (receipt.path("rejected").size() != 1) {
            throw new AssertionError("one event was to be refused: " + receipt);
        }
        batch.forEach(model::take);
        phone(step).keep(batch);
    }

    void employeeActs(Step step) {
        Instant at = Instant.ofEpochMilli(clock.millis());
        Happening happening =
                new Happening(
                        NewId.of(at, step.what(), step.hashCode()),
                        EventType.CARD_VIEW,
                        at,
                        -1,
                        0,
                        null,
                        1_000);
        Person employee = owners.get(step.who() % OWNERS);
        postJson(employee, List.of(happening.json(cards.get(step.what() % OWNERS))));
    }

    /** The first two visitors have one phone, the others each their own. */
    void exchange(Step step) {
        int visitor = step.who() % VISITORS;
        int owner = step.what() % OWNERS;
        String phone =
                "137%08d"
                        .formatted(
                                Math.abs(company.tenant().hashCode() % 1_000_000) * 10
                                        + Math.max(1, visitor));
        api(visitors.get(visitor))
                .post(
                        "/v1/cards/" + cards.get(owner) + "/exchange",
                        fields("phoneCode", "demo:" + phone))
                .expect(200);
        model.exchange(visitor, owner);
        if (Features.STITCHING) {
            settle();
            boolean both =
                    IntStream.of(0, 1)
                            .allMatch(v ->
                                    IntStream.range(0, OWNERS)
                                            .anyMatch(o -> model.exchanges(v, o) > 0));
            if (visitor < 2 && both) {
                model.bond(0, 1, false);
            }
        }
    }

    void stayLonger(Step step) {
        int visitor = step.who() % VISITORS;
        phone(step).sent().stream()
                .filter(Model::isStay)
                .findFirst()
                .ifPresent(stay ->
                        post(
                                visitor,
                                List.of(
                                        stay.dwelling(
                                                Math.max(
                                                        0,
                                                        stay.dwellMs()
                                                                + step.much() * 50
                                                                - 10_000)))));
    }

    private Phone phone(Step step) {
        return phones.get(step.who() % VISITORS);
    }

    private void post(int visitor, List<Happening> batch) {
        JsonNode receipt = postJson(visitors.get(visitor), json(batch));
        if (!receipt.path("rejected").isEmpty()) {
            throw new AssertionError("nothing was to be refused: " + receipt);
        }
        synchronized (model) {
            batch.forEach(model::take);
        }
    }

    private JsonNode postJson(Person sender, List<Map<String, Object>> events) {
        // What a phone has kept for long is sent at a time later than all of it.
        Instant sentAt = clock.instant().plus(Duration.ofMillis(5));
        return api(sender)
                .post("/v1/events", fields("sentAt", sentAt.toString(), "events", events))
                .expect(200)
                .json();
    }

    private List<Map<String, Object>> json(List<Happening> batch) {
        return batch.stream().map(h -> h.json(cards.get(h.owner()))).toList();
    }
}
