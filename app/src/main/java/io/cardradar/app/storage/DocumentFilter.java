package io.cardradar.app.storage;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a field of a document must be.
 *
 * @param field letters, digits and underscores
 * @param value text, number or truth; for {@link Operator#IN} a list of such
 */
public record DocumentFilter(String field, Operator operator, Object value) {
    /** Comparisons of order hold within one type only; a missing field equals nothing. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST,
        IN
    }

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public DocumentFilter {
        requireField(field);
        if (operator == Operator.IN && value instanceof List<?> list) {
            list.forEach(DocumentFilter::requireSimple);
        } else {
            requireSimple(value);
        }
    }

    public static DocumentFilter equal(String field, Object value) {
        return new DocumentFilter(field, Operator.EQUAL, value);
    }

    static void requireField(String field) {
        if (!FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("no name of a field: " + field);
        }
    }

    private static void requireSimple(Object value) {
        boolean simple =
                value instanceof String
                        || value instanceof Boolean
                        || value instanceof Integer
                        || value instanceof Long
                        || value instanceof Double;
        if (!simple) {
            throw new IllegalArgumentException("no value to compare with: " + value.getClass());
        }
    }
}
