package io.cardradar.app.radar;

import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class VocabularyApiTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person visitor = company.visitor();

    @Test
    void tellsTheVocabularyInTheLanguageOfWhoAsks() {
        JsonNode answer = visitor.api().get("/v1/events/vocabulary").expect(200).json();

        assertThat(answer.path("version").asInt()).isEqualTo(EventType.VERSION);
        assertThat(answer.path("types")).hasSize(EventType.values().length);
        JsonNode dial = type(answer, "card.dial_mobile");
        assertThat(dial.path("code").asInt()).isEqualTo(212);
        assertThat(dial.path("name").asText()).isEqualTo("拨打手机");
        assertThat(dial.path("meaning").asText()).isEqualTo("访客拨打名片上的手机。");
        assertThat(dial.path("card").asBoolean()).isTrue();
        assertThat(dial.at("/counts/contactIntent").asBoolean()).isTrue();
        assertThat(dial.at("/counts/interest").asText()).isEqualTo("person");
        JsonNode order = type(answer, "product.order");
        assertThat(order.path("subject").asText()).isEqualTo("product");
        assertThat(order.path("properties").findValuesAsText("name")).contains("amount", "title");
        assertThat(type(answer, "session.dwell").at("/counts/stay").asBoolean()).isTrue();
    }

    @Test
    void publishesTheVocabularyInTheDescriptionOfTheApi() {
        String yaml =
                new String(
                        TestService.shared().api().get("/openapi.yml").bytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        Map<?, ?> schemas = child(child(reader().load(yaml), "components"), "schemas");

        assertThat(child(schemas, "EventType").get("enum"))
                .isEqualTo(Arrays.stream(EventType.values()).map(EventType::wireName).toList());
        assertThat(String.valueOf(child(schemas, "EventType").get("description")))
                .contains("`card.view_poster`: The card's page is opened by scanning a poster");
        Map<?, ?> batch = child(child(schemas, "EventController.BatchRequest"), "properties");
        Map<?, ?> event = child(child(batch, "events"), "items");
        assertThat(child(child(event, "properties"), "type").get("$ref"))
                .isEqualTo("#/components/schemas/EventType");
    }

    @Test
    void refusesAPropertyOfTheWrongKindAndKeepsWhatIsTheClientsOwn() {
        UUID card = company.publishedCard(company.salesperson());
        var order = about(event("product.order", card), "product", "P-1");

        Reply reply =
                visitor.api()
                        .post(
                                "/v1/events",
                                batch(
                                        with(order, "props", Map.of("amount", "a lot")),
                                        with(
                                                event("card.view", card),
                                                "props",
                                                Map.of("x_campaign", List.of("spring")))));

        assertThat(reply.expect(200).json().path("accepted").asInt()).isEqualTo(1);
        assertThat(reply.json().at("/rejected/0/code").asText()).isEqualTo("event.bad_value");
        assertThat(reply.json().at("/rejected/0/detail").asText()).startsWith("props.amount must");
    }

    /** Every operation answers the same problem. */
    private static Yaml reader() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10_000);
        return new Yaml(options);
    }

    private static JsonNode type(JsonNode answer, String wireName) {
        for (JsonNode type : answer.path("types")) {
            if (type.path("type").asText().equals(wireName)) {
                return type;
            }
        }
        throw new AssertionError(wireName);
    }

    private static Map<?, ?> child(Map<?, ?> parent, String name) {
        return (Map<?, ?>) java.util.Objects.requireNonNull(parent.get(name), name);
    }
}
