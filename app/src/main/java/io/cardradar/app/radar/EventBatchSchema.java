package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventProperty;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.analytics.ingest.Ingest;
import io.cardradar.app.web.ApiSchema;

import jakarta.inject.Singleton;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of events in the description of the API. Events are read one by one, so that a broken one
 * does not take the others along: the code has no type of which they could be described.
 */
@Singleton
class EventBatchSchema implements ApiSchema {
    @Override
    public String name() {
        return "EventController.BatchRequest";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("type", "array");
        events.put("description", "Each is judged alone");
        events.put("maxItems", Ingest.MAX_EVENTS);
        events.put("items", event());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "sentAt",
                string("date-time", "the client's clock when it sent the batch: corrects times"));
        properties.put("events", events);
        return object(List.of("sentAt", "events"), properties);
    }

    private static Map<String, Object> event() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", string("uuid", "a UUIDv7 made when the event occurred"));
        properties.put("type", Map.of("$ref", "#/components/schemas/" + EventTypeSchema.NAME));
        properties.put("occurredAt", string("date-time", "by the client's clock"));
        properties.put("cardId", string("uuid", "a published card of the company"));
        properties.put("subject", subject());
        properties.put("dwellMs", integer("time spent; counted up to half an hour"));
        properties.put("share", string("token", "the share token that led here"));
        properties.put("scene", integer("WeChat's number for the way in"));
        properties.put("props", props());
        return object(List.of("id", "type", "occurredAt"), properties);
    }

    private static Map<String, Object> subject() {
        Map<String, Object> kind = new LinkedHashMap<>();
        kind.put("type", "string");
        kind.put("enum", Arrays.stream(SubjectKind.values()).map(SubjectKind::wireName).toList());
        return object(
                List.of("kind", "id"),
                Map.of("kind", kind, "id", string("id", "the company's own id of it")));
    }

    /** Which type knows which is in the vocabulary. */
    private static Map<String, Object> props() {
        Map<String, Object> known = new LinkedHashMap<>();
        for (EventProperty property : EventProperty.values()) {
            known.put(
                    property.wireName(),
                    switch (property.kind()) {
                        case TEXT ->
                                Map.of("type", "string", "maxLength", EventProperty.LONGEST_TEXT);
                        case NUMBER -> Map.of("type", "integer", "minimum", 0);
                    });
        }
        Map<String, Object> props = object(List.of(), known);
        props.put("additionalProperties", true);
        props.put(
                "description",
                "What GET /v1/events/vocabulary names for the type, and the client's own");
        return props;
    }

    private static Map<String, Object> object(
            List<String> required, Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> string(String format, String description) {
        return Map.of("type", "string", "format", format, "description", description);
    }

    private static Map<String, Object> integer(String description) {
        return Map.of("type", "integer", "minimum", 0, "description", description);
    }
}
