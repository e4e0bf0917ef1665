package io.cardradar.app.search;

import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortMode;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;

import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.Problem;

import java.util.Arrays;
import java.util.List;

/**
 * The orders in which customers can be listed. Ties are broken by id, so that pages never overlap.
 */
enum CustomerSort {
    LAST_ACTIVE("-lastActiveAt", "relationships.lastActiveAt", SortOrder.Desc),
    SCORE("-score", "relationships.heatKey", SortOrder.Desc),
    NAME("name", "nameSort", SortOrder.Asc),
    CREATED("-createdAt", "createdAt", SortOrder.Desc);

    private static final String OF_RELATIONSHIPS = "relationships.";

    private final String wireName;
    private final String field;
    private final SortOrder order;

    CustomerSort(String wireName, String field, SortOrder order) {
        this.wireName = wireName;
        this.field = field;
        this.order = order;
    }

    /**
     * The order that a client names.
     *
     * @throws Problem.Invalid {@code customer.bad_sort}
     */
    static CustomerSort of(String wireName) {
        return Arrays.stream(values())
                .filter(sort -> sort.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() ->
                        new Problem.Invalid(
                                "customer.bad_sort",
                                "sort is -lastActiveAt, -score, name or -createdAt"));
    }

    /**
     * @param relationships those that count: an order by activity does not tell of others
     */
    List<SortOptions> of(Query relationships) {
        FieldSort.Builder sort = new FieldSort.Builder().field(field).order(order);
        if (field.startsWith(OF_RELATIONSHIPS)) {
            sort.mode(SortMode.Max)
                    .nested(nested -> nested.path("relationships").filter(relationships));
        }
        return List.of(SortOptions.of(s -> s.field(sort.build())), byField("id", SortOrder.Asc));
    }

    /** Which of a customer's relationships a list shows: the one that brought it to its place. */
    SortOptions ofRelationships() {
        return this == SCORE
                ? byField("relationships.heatKey", SortOrder.Desc)
                : byField("relationships.lastActiveAt", SortOrder.Desc);
    }

    String cursor(List<FieldValue> keys) {
        return Cursor.of(wireName, keys.get(0)._toJsonString(), keys.get(1)._toJsonString());
    }

    /** The keys of the last item of the page before. */
    List<FieldValue> after(String cursor) {
        List<String> keys = Cursor.parse(cursor, 3);
        if (!keys.get(0).equals(wireName)) {
            throw Cursor.bad();
        }
        return List.of(key(keys.get(1)), FieldValue.of(keys.get(2)));
    }

    private FieldValue key(String key) {
        try {
            return switch (this) {
                case LAST_ACTIVE, CREATED -> FieldValue.of(Long.parseLong(key));
                case SCORE -> FieldValue.of(Double.parseDouble(key));
                case NAME -> FieldValue.of(key);
            };
        } catch (NumberFormatException e) {
            throw Cursor.bad();
        }
    }

    private static SortOptions byField(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
    }
}
