package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventMeanings;
import io.cardradar.analytics.events.EventType;
import io.cardradar.app.web.ApiSchema;

import jakarta.inject.Singleton;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The vocabulary in the description of the API: every type, and when to send it. */
@Singleton
class EventTypeSchema implements ApiSchema {
    static final String NAME = "EventType";

    private final EventMeanings meanings;

    EventTypeSchema(EventMeanings meanings) {
        this.meanings = meanings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> schema() {
        List<EventType> types = List.of(EventType.values());
        StringBuilder text =
                new StringBuilder("The vocabulary, version " + EventType.VERSION + ":\n");
        types.forEach(type ->
                text.append("\n* `")
                        .append(type.wireName())
                        .append("`: ")
                        .append(meanings.of(type, Locale.ENGLISH)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("description", text.toString());
        schema.put("enum", types.stream().map(EventType::wireName).toList());
        schema.put("x-enum-varnames", Arrays.stream(EventType.values()).map(Enum::name).toList());
        schema.put(
                "x-enum-descriptions",
                types.stream().map(type -> meanings.of(type, Locale.ENGLISH)).toList());
        return schema;
    }
}
