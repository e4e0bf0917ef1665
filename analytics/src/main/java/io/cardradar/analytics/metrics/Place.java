package io.cardradar.analytics.metrics;

import io.cardradar.kernel.Cursor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/**
 * A place in a list.
 *
 * @param cursor null at its beginning
 * @param limit the most items of the page
 */
public record Place(@Nullable String cursor, int limit) {
    static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }

    static Instant instant(String key) {
        try {
            return Instant.parse(key);
        } catch (DateTimeParseException e) {
            throw Cursor.bad();
        }
    }

    static LocalDate date(String key) {
        try {
            return LocalDate.parse(key);
        } catch (DateTimeParseException e) {
            throw Cursor.bad();
        }
    }
}
