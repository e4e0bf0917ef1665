package io.cardradar.analytics.ingest;

import io.micronaut.json.tree.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Typed access to the fields of a JSON object; what is not as it should be is a {@link Rejected}.
 */
final class EventFields {
    /** UUID.fromString takes shortened forms; the contract does not. */
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonNode object;

    private EventFields(JsonNode object) {
        this.object = object;
    }

    static EventFields of(JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new Rejected(DropReason.NOT_AN_OBJECT, "An event is a JSON object");
        }
        for (Map.Entry<String, JsonNode> entry : node.entries()) {
            if (!known.contains(entry.getKey())) {
                throw new Rejected(
                        DropReason.UNKNOWN_FIELD, "There is no field " + shortened(entry.getKey()));
            }
        }
        return new EventFields(node);
    }

    boolean has(String name) {
        JsonNode value = object.get(name);
        return value != null && !value.isNull();
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw bad(name, "must be a string");
        }
        return value.getStringValue();
    }

    String matching(String name, Pattern form) {
        String value = text(name);
        if (!form.matcher(value).matches()) {
            throw bad(name, "must match " + form.pattern());
        }
        return value;
    }

    UUID uuid(String name) {
        String value = text(name);
        if (!UUID_FORM.matcher(value).matches()) {
            throw bad(name, "must be a UUID");
        }
        return UUID.fromString(value);
    }

    Instant instant(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeException e) {
            throw bad(name, "must be a time of RFC 3339, such as 2026-01-31T08:30:00Z");
        }
    }

    /** A whole number from 0 up; {@code otherwise} where there is none. */
    int integer(String name, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = required(name);
        if (!value.isNumber()) {
            throw bad(name, "must be a number");
        }
        double number = value.getDoubleValue();
        if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
            throw bad(name, "must be a whole number from 0 to " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    private JsonNode required(String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            throw new Rejected(DropReason.MISSING_FIELD, name + " is missing");
        }
        return value;
    }

    private static Rejected bad(String name, String rule) {
        return new Rejected(DropReason.BAD_VALUE, name + " " + rule);
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
