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

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import java.util.UUID;

class RadarStreamTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Api visitor = company.visitor().api();

    @Test
    void tellsEveryConnectedDeviceAtOnce() {
        try (Stream phone = Stream.open(sales.api(), "");
                Stream tablet = Stream.open(sales.api(), "")) {
            assertThat(phone.next().path("type").asText()).isEqualTo("hello");
            assertThat(tablet.next().path("type").asText()).isEqualTo("hello");

            visitor.post("/v1/events", batch(event("card.view", card))).expect(200);

            JsonNode message = phone.next();
            assertThat(message.path("type").asText()).isEqualTo("radar.item");
            assertThat(message.path("data").path("text").asText()).isEqualTo("查看了您的名片");
            assertThat(tablet.next().path("data")).isEqualTo(message.path("data"));
        }
    }

    @Test
    void sendsWhatWasMissedAfterAReconnectAndNothingTwice() {
        String cursor;
        try (Stream stream = Stream.open(sales.api(), "")) {
            cursor = stream.next().path("cursor").asText();
        }
        visitor.post("/v1/events", batch(event("card.view", card))).expect(200);
        visitor.post("/v1/events", batch(event("card.like", card))).expect(200);

        try (Stream stream = Stream.open(sales.api(), "?cursor=" + cursor)) {
            assertThat(stream.next().path("type").asText()).isEqualTo("hello");
            assertThat(stream.next("radar.item").path("data").path("type").asText())
                    .isEqualTo("card.view");
            JsonNode last = stream.next("radar.item");
            assertThat(last.path("data").path("type").asText()).isEqualTo("card.like");
            cursor = last.path("cursor").asText();
        }
        visitor.post("/v1/events", batch(event("site.view", card))).expect(200);
        try (Stream stream = Stream.open(sales.api(), "?cursor=" + cursor)) {
            assertThat(stream.next("radar.item").path("data").path("type").asText())
                    .isEqualTo("site.view");
        }
    }

    @Test
    void answersAPing() {
        try (Stream stream = Stream.open(sales.api(), "")) {
            stream.next();
            stream.send("{\"type\":\"ping\"}");
            assertThat(stream.next().path("type").asText()).isEqualTo("pong");
        }
    }

    @Test
    void refusesVisitorsAndForgedTokens() {
        Assertions.assertThatThrownBy(() -> Stream.open(visitor, "")).hasMessageContaining("403");
        Assertions.assertThatThrownBy(() -> Stream.open(visitor.as("x.y.z"), ""))
                .hasMessageContaining("401");
    }
}
