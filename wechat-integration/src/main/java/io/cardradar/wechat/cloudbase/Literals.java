package io.cardradar.wechat.cloudbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as they stand in a statement, and back. Every text is encoded as JSON, and in ASCII, since
 * two of Unicode's separators end a line of JavaScript.
 */
final class Literals {

    private static final String DATE = "$date";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Literals() {}

    /**
     * @param value text, number, truth, null, a time, a list or a map of such
     * @throws IllegalArgumentException for anything else, and for a name that CloudBase would take
     *     for an operator or a path
     */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text(text);
            case Boolean truth -> truth.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Double number when Double.isFinite(number) -> number.toString();
            case BigDecimal number -> number.toString();
            case BigInteger number -> number.toString();
            case Instant time -> "new Date(" + time.toEpochMilli() + ")";
            case List<?> list ->
                    "[" + String.join(",", list.stream().map(Literals::of).toList()) + "]";
            case Map<?, ?> map -> object(map);
            default ->
                    throw new IllegalArgumentException(
                            "CloudBase has no " + value.getClass().getSimpleName());
        };
    }

    private static String object(Map<?, ?> map) {
        var members = new ArrayList<String>();
        map.forEach((name, value) -> members.add(text(name(name)) + ":" + of(value)));
        return "{" + String.join(",", members) + "}";
    }

    private static String name(@Nullable Object key) {
        if (key instanceof String name
                && !name.isEmpty()
                && !name.startsWith("$")
                && name.indexOf('.') < 0
                && name.indexOf('\0') < 0) {
            return name;
        }
        throw new IllegalArgumentException("no name of a field: " + key);
    }

    private static String text(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a text with half a character", e);
        }
    }

    /** A document as CloudBase answers it, with its times as {@link Instant}. */
    static Map<String, @Nullable Object> document(String json) {
        try {
            var read = JSON.readValue(json, Map.class);
            if (withTimes(read) instanceof Map<?, ?> document) {
                var fields = new LinkedHashMap<String, @Nullable Object>();
                document.forEach((name, value) -> fields.put(String.valueOf(name), value));
                return fields;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that is no JSON object", e);
        }
        throw new IllegalStateException("a document that is no JSON object");
    }

    private static @Nullable Object withTimes(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when map.size() == 1 && map.get(DATE) instanceof Number millis ->
                    Instant.ofEpochMilli(millis.longValue());
            case Map<?, ?> map -> {
                var fields = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((name, field) -> fields.put(name, withTimes(field)));
                yield fields;
            }
            case List<?> list -> {
                var items = new ArrayList<@Nullable Object>();
                list.forEach(item -> items.add(withTimes(item)));
                yield items;
            }
            case null, default -> value;
        };
    }
}
