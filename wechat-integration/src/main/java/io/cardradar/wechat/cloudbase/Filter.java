package io.cardradar.wechat.cloudbase;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Which documents are meant. */
public sealed interface Filter {

    /** How a field is compared with a value; all but the first two within one type only. */
    enum Operator {
        EQUAL("eq"),
        NOT_EQUAL("neq"),
        GREATER("gt"),
        AT_LEAST("gte"),
        LESS("lt"),
        AT_MOST("lte"),
        IN("in");

        private final String name;

        Operator(String name) {
            this.name = name;
        }
    }

    /**
     * @param value text, number, truth, null or a time; for {@link Operator#IN} a list of such
     */
    record Compare(String field, Operator operator, @Nullable Object value) implements Filter {
        public Compare {
            Names.field(field);
        }
    }

    record All(List<Filter> filters) implements Filter {}

    record Any(List<Filter> filters) implements Filter {}

    static Filter equal(String field, @Nullable Object value) {
        return new Compare(field, Operator.EQUAL, value);
    }

    static Filter compare(String field, Operator operator, @Nullable Object value) {
        return new Compare(field, operator, value);
    }

    static Filter all(Filter... filters) {
        return new All(List.of(filters));
    }

    static Filter any(Filter... filters) {
        return new Any(List.of(filters));
    }

    /** As CloudBase reads it. */
    default String text() {
        return switch (this) {
            case Compare c ->
                    "{\"%s\":_.%s(%s)}".formatted(c.field, c.operator.name, Literals.of(c.value));
            case All all -> all.filters.isEmpty() ? "{}" : junction("and", all.filters);
            case Any any -> junction("or", any.filters);
        };
    }

    private static String junction(String name, List<Filter> filters) {
        if (filters.isEmpty()) {
            throw new IllegalArgumentException("any of nothing");
        }
        return "_."
                + name
                + "(["
                + String.join(",", filters.stream().map(Filter::text).toList())
                + "])";
    }
}
