package io.cardradar.model;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds what the service shows against the model. */
final class Look {
    private static final String PHONE = EventType.CARD_AUTHORISE_PHONE.wireName();

    private final World world;
    private final Model model;
    private final List<String> differences = new ArrayList<>();

    /** The customer that each visitor is shown as, and what each customer's visitors did. */
    private final Map<UUID, String> customers = new HashMap<>();

    Look(World world) {
        this.world = world;
        this.model = world.model();
    }

    /** What is not as the model says, in words. */
    List<String> differences() {
        world.settle();
        for (int owner = 0; owner < World.OWNERS; owner++) {
            timeline(owner);
            people(owner);
            behaviours(owner);
        }
        customersAreAsManyAsPeople();
        for (int owner = 0; owner < World.OWNERS; owner++) {
            customerTimelines(owner);
        }
        new Figures(world, differences).look();
        return differences;
    }

    private void timeline(int owner) {
        List<JsonNode> items = world.pages(owner, "/v1/radar/timeline?window=all&limit=7");
        List<JsonNode> phones = items.stream().filter(Look::isPhone).toList();
        same(
                "timeline of " + owner,
                model.shown(owner).stream().map(this::line).toList(),
                items.stream().filter(item -> !isPhone(item)).map(Look::line).toList());
        long exchanges =
                IntStream.range(0, World.VISITORS).mapToLong(v -> model.exchanges(v, owner)).sum();
        same("exchanges with " + owner, exchanges, (long) phones.size());
        numbers(owner, items);
    }

    /** Whatever somebody did several times is numbered 1st, 2nd, 3rd …, each once. */
    private void numbers(int owner, List<JsonNode> items) {
        Map<String, TreeSet<Long>> numbers = new TreeMap<>();
        Map<String, Long> times = new TreeMap<>();
        for (JsonNode item : items) {
            String what =
                    item.at("/visitor/id").asText()
                            + item.path("type").asText()
                            + item.at("/subject/id").asText();
            numbers.computeIfAbsent(what, unused -> new TreeSet<>()).add(item.path("nth").asLong());
            times.merge(what, 1L, Long::sum);
        }
        times.forEach((what, count) -> {
            TreeSet<Long> seen = Objects.requireNonNull(numbers.get(what));
            if (seen.size() != count || !seen.getLast().equals(count)) {
                differences.add("on the radar of " + owner + ", " + what + " is numbered " + seen);
            }
        });
    }

    private void people(int owner) {
        List<JsonNode> items = world.pages(owner, "/v1/radar/people?window=all&limit=3");
        Map<String, String> expected = new TreeMap<>();
        for (int visitor = 0; visitor < World.VISITORS; visitor++) {
            SortedSet<Integer> selves = model.selves(visitor);
            String person = person(selves, owner);
            if (!person.isEmpty()) {
                expected.put(selves.toString(), person);
            }
        }
        Map<String, String> seen = new TreeMap<>();
        for (JsonNode item : items) {
            SortedSet<Integer> selves = selvesOf(item.at("/visitor/id").asText());
            seen.put(selves.toString(), item.path("events").asText() + " " + item.path("interest"));
            for (int self : selves) {
                String customer = item.path("customerId").asText();
                String before = customers.put(world.visitor(self), customer);
                if (before != null && !before.equals(customer)) {
                    differences.add("visitor " + self + " is two customers");
                }
            }
        }
        if (items.size() != seen.size()) {
            differences.add("people of " + owner + ": somebody stands there twice");
        }
        same("people of " + owner, expected, seen);
    }

    private SortedSet<Integer> selvesOf(String visitorId) {
        for (int visitor = 0; visitor < World.VISITORS; visitor++) {
            if (world.visitor(visitor).toString().equals(visitorId)) {
                return model.selves(visitor);
            }
        }
        return new TreeSet<>();
    }

    private String person(SortedSet<Integer> selves, int owner) {
        long events = model.shown(owner).stream().filter(h -> selves.contains(h.visitor())).count();
        for (int self : selves) {
            events += model.exchanges(self, owner);
        }
        if (events == 0) {
            return "";
        }
        long me = attention(selves, owner, "card.view", "card.view_p.*|card.view_l.*|card.play_.*");
        long product =
                attention(selves, owner, "product.(list|view)", "(file|coupon).view|file.dwell");
        long company =
                attention(
                        selves,
                        owner,
                        "(feed|site|article|form).(list|view.*)|card.view_address",
                        "article.dwell");
        long all = me + product + company;
        long person = all == 0 ? 0 : Math.round(100.0 * me / all);
        long ofProduct = all == 0 ? 0 : Math.min(Math.round(100.0 * product / all), 100 - person);
        return "%d {\"person\":%d,\"product\":%d,\"company\":%d}"
                .formatted(events, person, ofProduct, all == 0 ? 0 : 100 - person - ofProduct);
    }

    /** The time spent on pages of these types, and five seconds for each that was opened. */
    private long attention(SortedSet<Integer> selves, int owner, String types, String more) {
        return model.all()
                .filter(h -> h.owner() == owner && selves.contains(h.visitor()))
                .filter(h -> h.type().wireName().matches(types + "|" + more))
                .mapToLong(h -> h.dwellMs() + (Model.isStay(h) ? 0 : 5_000))
                .sum();
    }

    private void behaviours(int owner) {
        Map<String, String> expected = new TreeMap<>();
        model.shown(owner).stream()
                .collect(Collectors.groupingBy(Happening::type))
                .forEach((type, all) ->
                        expected.put(
                                type.wireName(),
                                all.size()
                                        + " of "
                                        + all.stream().map(Happening::visitor).distinct().count()));
        Map<String, String> seen = new TreeMap<>();
        for (JsonNode item : world.pages(owner, "/v1/radar/behaviours?window=all")) {
            if (!isPhone(item)) {
                seen.put(
                        item.path("type").asText(),
                        item.path("events").asText() + " of " + item.path("visitors").asText());
            }
        }
        same("behaviours of " + owner, expected, seen);
    }

    private void customersAreAsManyAsPeople() {
        for (int one = 0; one < World.VISITORS; one++) {
            for (int other = 0; other < one; other++) {
                String here = customers.get(world.visitor(one));
                String there = customers.get(world.visitor(other));
                if (here != null && there != null) {
                    same(
                            "whether visitors " + one + " and " + other + " are one",
                            model.selves(one).contains(other),
                            here.equals(there));
                }
            }
        }
    }

    /** A customer's history with a salesperson is that of all visitors who are the customer. */
    private void customerTimelines(int owner) {
        for (int visitor = 0; visitor < World.VISITORS; visitor++) {
            String customer = customers.get(world.visitor(visitor));
            if (customer == null || !model.knows(visitor, owner)) {
                continue;
            }
            var selves = model.selves(visitor);
            same(
                    "history of visitor " + visitor + " with " + owner,
                    model.shown(owner).stream()
                            .filter(h -> selves.contains(h.visitor()))
                            .map(this::line)
                            .toList(),
                    world.pages(owner, "/v1/customers/" + customer + "/timeline?limit=9").stream()
                            .filter(item -> item.has("nth") && !isPhone(item))
                            .map(Look::line)
                            .toList());
        }
    }

    private void same(String what, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            differences.add(what + ":\n    expected " + expected + "\n    seen     " + seen);
        }
    }

    private String line(Happening h) {
        return "%s %s %s %s %s %s %d"
                .formatted(
                        h.id(),
                        h.type().wireName(),
                        h.at(),
                        world.visitor(h.visitor()),
                        world.card(h.owner()),
                        h.product() == null ? "" : h.product(),
                        h.dwellMs());
    }

    private static String line(JsonNode item) {
        return "%s %s %s %s %s %s %d"
                .formatted(
                        item.path("id").asText(),
                        item.path("type").asText(),
                        java.time.Instant.parse(item.path("occurredAt").asText()),
                        item.at("/visitor/id").asText(),
                        item.path("cardId").asText(),
                        item.at("/subject/id").asText(),
                        item.path("dwellMs").asInt());
    }

    private static boolean isPhone(JsonNode item) {
        return item.path("type").asText().equals(PHONE);
    }
}
