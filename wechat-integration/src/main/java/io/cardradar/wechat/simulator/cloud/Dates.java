package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates as CloudBase writes them in JSON: {@code {"$date": millis}}. */
final class Dates {

    private static final String KEY = "$date";

    private Dates() {}

    /** {@code new Date(…)} of a number of milliseconds, a day, or a time with its offset. */
    static JsonNode of(JsonNode given) {
        long millis = given.isIntegralNumber() ? given.asLong() : parse(given.asText());
        return JsonNodeFactory.instance.objectNode().put(KEY, millis);
    }

    static boolean isDate(JsonNode node) {
        return node.isObject() && node.size() == 1 && node.path(KEY).isNumber();
    }

    static long millis(JsonNode date) {
        return date.path(KEY).asLong();
    }

    private static long parse(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw CloudFailure.invalid("no date: " + text);
        }
    }
}
