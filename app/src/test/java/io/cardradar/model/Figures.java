package io.cardradar.model;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The overview of the dashboard, over the month in which everything happens. */
final class Figures {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final World world;
    private final Model model;
    private final List<String> differences;

    Figures(World world, List<String> differences) {
        this.world = world;
        this.model = world.model();
        this.differences = differences;
    }

    void look() {
        LocalDate today = LocalDate.now(Clock.system(ZONE));
        String span = "?from=" + today.minusDays(30) + "&to=" + today.plusDays(1);
        JsonNode overview = world.admin().get("/v1/dashboards/overview" + span).expect(200).json();
        Map<String, Long> seen = new TreeMap<>();
        for (JsonNode metric : overview.path("metrics")) {
            seen.put(metric.path("key").asText(), metric.path("value").asLong());
        }
        expected()
                .forEach((key, value) -> {
                    if (!value.equals(seen.get(key))) {
                        differences.add(key + ": expected " + value + ", seen " + seen.get(key));
                    }
                });
    }

    private Map<String, Long> expected() {
        Map<String, Long> expected = new TreeMap<>();
        expected.put("card.views", model.count(EventType.CARD_VIEW));
        expected.put("product.views", model.count(EventType.PRODUCT_VIEW));
        expected.put("site.views", model.count(EventType.SITE_VIEW));
        expected.put("likes", model.count(EventType.CARD_LIKE));
        expected.put("forwards", model.count(EventType.CARD_FORWARD));
        expected.put("chats", model.count(EventType.IM_START));
        expected.put("dwell_seconds", model.all().mapToLong(Happening::dwellMs).sum() / 1000);
        expected.put("visitors", IntStream.range(0, World.VISITORS).filter(model::isKnown).count());
        expected.put("customers.total", model.customers());
        return expected;
    }
}
