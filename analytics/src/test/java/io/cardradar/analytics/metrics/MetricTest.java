package io.cardradar.analytics.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.EventType;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

final class MetricTest {
    @Test
    void hasTheOverviewOfTheContractInItsOrder() {
        assertThat(Metric.OVERVIEW)
                .extracting(Metric::key)
                .containsExactly(
                        "customers.total",
                        "customers.new",
                        "customers.followed_up",
                        "visitors",
                        "card.views",
                        "product.views",
                        "site.views",
                        "dwell_seconds",
                        "forwards",
                        "saves",
                        "likes",
                        "chats",
                        "deals.won");
    }

    @Test
    void countsAForwardOfAnything() {
        assertThat(typesOf(Metric.FORWARDS))
                .containsExactlyInAnyOrder(
                        "card.forward", "product.forward", "feed.forward", "site.forward");
    }

    @Test
    void countsSavedContactsAndPosters() {
        assertThat(typesOf(Metric.SAVES))
                .containsExactlyInAnyOrder(
                        "card.save_contact", "card.save_poster", "product.save_poster");
    }

    @Test
    void leavesTheFrameOfASessionOutOfInteractions() {
        assertThat(typesOf(Metric.INTERACTIONS))
                .contains("card.view", "im.message")
                .doesNotContain("session.enter", "session.dwell", "article.dwell");
    }

    @Test
    void isFoundByItsKeyOnly() {
        assertThat(Metric.ofKey("card.views")).contains(Metric.CARD_VIEWS);
        assertThat(Metric.ofKey("CARD_VIEWS")).isEmpty();
    }

    private static Set<String> typesOf(Metric metric) {
        assertThat(metric.source()).isInstanceOf(Source.Events.class);
        return Arrays.stream(((Source.Events) metric.source()).codes())
                .mapToObj(code -> EventType.ofCode(code).wireName())
                .collect(Collectors.toSet());
    }
}
