package io.cardradar.analytics.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.cardradar.analytics.events.EventProperty;
import io.cardradar.analytics.events.EventType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What the vocabulary says of a property holds for its value. Other names are the client's own.
 *
 * <p>Reads the text once, without building a tree, and only where the type knows any property.
 */
final class CheckProps implements Step {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<EventType, Set<EventProperty>> KNOWN = known();

    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        String props = event.props();
        Set<EventProperty> known = KNOWN.getOrDefault(event.type(), Set.of());
        if (props != null && !known.isEmpty()) {
            check(props, known);
        }
        return event;
    }

    private static void check(String props, Set<EventProperty> known) {
        try (JsonParser parser = JSON.createParser(props)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                EventProperty property =
                        EventProperty.ofWireName(parser.currentName()).orElse(null);
                parser.nextToken();
                if (property != null && known.contains(property)) {
                    check(property, parser);
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Properties that were read as JSON are none", e);
        }
    }

    /** Null is as if it were not there. */
    private static void check(EventProperty property, JsonParser value) throws IOException {
        JsonToken token = value.currentToken();
        boolean good =
                switch (property.kind()) {
                    case TEXT ->
                            token == JsonToken.VALUE_STRING
                                    && value.getTextLength() <= EventProperty.LONGEST_TEXT;
                    case NUMBER ->
                            token == JsonToken.VALUE_NUMBER_INT && value.getText().charAt(0) != '-';
                };
        if (!good && token != JsonToken.VALUE_NULL) {
            throw new Rejected(DropReason.BAD_VALUE, rule(property));
        }
    }

    private static String rule(EventProperty property) {
        String name = "props." + property.wireName();
        return switch (property.kind()) {
            case TEXT ->
                    name
                            + " must be a string of at most "
                            + EventProperty.LONGEST_TEXT
                            + " characters";
            case NUMBER -> name + " must be a whole number from 0";
        };
    }

    private static Map<EventType, Set<EventProperty>> known() {
        Map<EventType, Set<EventProperty>> known = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            known.put(type, Set.copyOf(EventProperty.of(type)));
        }
        return known;
    }
}
