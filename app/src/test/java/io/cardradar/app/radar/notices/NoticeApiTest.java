package io.cardradar.app.radar.notices;

import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.Stream;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

class NoticeApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Api visitor = company.visitor().api();

    @Test
    void repetitionsAreOneNoticeThatGrows() {
        try (Stream stream = Stream.open(sales.api(), "")) {
            stream.next("hello");
            view();
            JsonNode first = stream.next("radar.notice").path("data");
            view();
            JsonNode second = stream.next("radar.notice").path("data");
            view();
            stream.next("radar.notice");

            assertThat(first.path("text").asText()).endsWith(" 查看了您的名片");
            assertThat(second.path("id")).isEqualTo(first.path("id"));
            assertThat(second.path("text").asText()).endsWith(" 1 分钟内看了 2 次您的名片");
        }
        JsonNode listed = get("/v1/radar/notices");
        assertThat(listed.path("items")).hasSize(1);
        assertThat(listed.path("items").path(0).path("signal").path("acts").path("times").asInt())
                .isEqualTo(3);
        assertThat(listed.path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void oneCursorResumesItemsAndNoticesExactly() {
        String cursor;
        try (Stream stream = Stream.open(sales.api(), "")) {
            cursor = stream.next("hello").path("cursor").asText();
        }
        view();
        view();
        until("/v1/radar/notices", list -> timesOf(list) == 2);

        try (Stream stream = Stream.open(sales.api(), "?cursor=" + cursor)) {
            stream.next("hello");
            List<JsonNode> messages = List.of(stream.next(), stream.next(), stream.next());
            assertThat(messages.stream().map(m -> m.path("type").asText()))
                    .containsExactly("radar.item", "radar.item", "radar.notice");
            assertThat(messages.getLast().path("data").path("acts").path("times").asInt())
                    .isEqualTo(2);
            assertThat(messages.stream().map(m -> m.path("cursor").asLong()).toList()).isSorted();
        }
    }

    @Test
    void whatRingsIsNotCountedAsUnreadItems() {
        view();
        until("/v1/radar/timeline", timeline -> timeline.path("unread").asInt() == 1);
        long last = get("/v1/radar/timeline").path("lastSeq").asLong();

        sales.api().post("/v1/radar/read", Api.fields("seq", last)).expect(204);

        assertThat(get("/v1/radar/timeline").path("unread").asInt()).isZero();
        assertThat(get("/v1/radar/notices").path("unread").asInt()).isZero();
    }

    @Test
    void quietHoursHoldNoticesAndEndInOneDigest() {
        settings(Map.of("from", "00:00", "to", "00:00"));
        try (Stream stream = Stream.open(sales.api(), "")) {
            stream.next("hello");
            view();
            company.visitor()
                    .api()
                    .post("/v1/events", batch(event("card.dial_mobile", card)))
                    .expect(200);
            stream.next("radar.item");
            stream.next("radar.item");
            JsonNode held = until("/v1/radar/notices", list -> list.path("items").size() == 2);
            assertThat(held.path("items").path(0).path("held").asBoolean()).isTrue();

            settings(null);

            JsonNode digest = stream.next("radar.notice").path("data");
            assertThat(digest.path("kind").asText()).isEqualTo("digest");
            assertThat(digest.path("digest").path("acts").asInt()).isEqualTo(2);
            assertThat(digest.path("digest").path("alerts").asInt()).isEqualTo(1);
            assertThat(digest.path("text").asText()).startsWith("免打扰期间，2 位访客互动 2 次，其中 1 次意向强烈：");
            view();
            assertThat(stream.next().path("type").asText()).isEqualTo("radar.item");
            assertThat(stream.next("radar.notice").path("data").path("kind").asText())
                    .isEqualTo("acts");
        }
    }

    @Test
    void alertsSayWhyInTheReadersLanguage() {
        try (Stream stream = Stream.open(sales.api(), "")) {
            stream.next("hello");
            for (int i = 0; i < 4; i++) {
                visitor.post(
                                "/v1/events",
                                batch(about(event("product.view", card), "product", "p1")))
                        .expect(200);
            }
            JsonNode alert = stream.next("radar.alert").path("data");
            assertThat(alert.path("reasons").path(0).path("rule").asText()).isEqualTo("repeat");
            assertThat(alert.path("reasons").path(0).path("text").asText())
                    .isEqualTo("10 分钟内第 3 次查看同一商品「p1」");
        }
        JsonNode listed = get("/v1/radar/alerts");
        assertThat(listed.path("items")).hasSize(1);
        assertThat(listed.path("unread").asInt()).isEqualTo(1);
    }

    @Test
    void managersSayByWhichRules() {
        Api manager = company.manager().api();
        JsonNode rules = manager.get("/v1/radar/alert-rules").expect(200).json();
        assertThat(rules.path("rules")).hasSize(6);

        manager.put("/v1/radar/alert-rules", Api.fields("rules", List.of(rule("contact", 1, 10))))
                .expect(200);
        visitor.post(
                        "/v1/events",
                        batch(
                                about(event("product.consult", card), "product", "p1"),
                                event("card.copy_wechat", card)))
                .expect(200);

        JsonNode alerts = until("/v1/radar/alerts", list -> list.path("items").size() == 1);
        assertThat(alerts.path("items").path(0).path("signal").path("text").asText())
                .endsWith("：刚刚复制微信号，正想联系您");
        manager.put("/v1/radar/alert-rules", Api.fields("rules", List.of(rule("heat", 5, 90))))
                .expectProblem(400, "radar.bad_alert_rule");
    }

    @Test
    void ownActsRingNothing() {
        sales.api()
                .post(
                        "/v1/events",
                        batch(event("card.dial_mobile", card), event("card.view", card)))
                .expect(200);
        view();
        JsonNode listed = until("/v1/radar/notices", list -> list.path("items").size() > 0);
        assertThat(listed.path("items")).hasSize(1);
        assertThat(get("/v1/radar/alerts").path("items")).isEmpty();
    }

    @Test
    void refusesSettingsThatMeanNothing() {
        Map<String, Object> unknown =
                Api.fields(
                        "coalesceSeconds",
                        60,
                        "hidden",
                        List.of("card.dance"),
                        "minScore",
                        0,
                        "alerts",
                        true);
        sales.api()
                .put("/v1/radar/notice-settings", unknown)
                .expectProblem(400, "radar.unknown_event_type");
        Map<String, Object> zone = Map.of("from", "22:00", "to", "08:00", "timeZone", "Mars/Base");
        sales.api()
                .put("/v1/radar/notice-settings", fields(zone))
                .expectProblem(400, "company.bad_time_zone");
    }

    private void settings(@Nullable Map<String, Object> quiet) {
        sales.api().put("/v1/radar/notice-settings", fields(quiet)).expect(200);
    }

    private static Map<String, Object> fields(@Nullable Map<String, Object> quiet) {
        Map<String, Object> fields =
                Api.fields(
                        "coalesceSeconds", 300, "hidden", List.of(), "minScore", 0, "alerts", true);
        if (quiet != null) {
            fields.put("quiet", quiet);
        }
        return fields;
    }

    private static Map<String, Object> rule(String kind, int threshold, int minutes) {
        return Api.fields(
                "kind", kind,
                "enabled", true,
                "threshold", threshold,
                "withinMinutes", minutes,
                "cooldownMinutes", 60);
    }

    private static int timesOf(JsonNode list) {
        return list.path("items").path(0).path("signal").path("acts").path("times").asInt();
    }

    private void view() {
        visitor.post("/v1/events", batch(event("card.view", card))).expect(200);
    }

    private JsonNode until(String path, Predicate<JsonNode> wanted) {
        return Eventually.until(() -> get(path), wanted);
    }

    private JsonNode get(String path) {
        return sales.api().get(path).expect(200).json();
    }
}
