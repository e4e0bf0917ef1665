package io.cardradar.wechat.cloudbase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement over one collection. What it is made of is either checked or encoded, so that no
 * value can say anything of its own.
 *
 * @param limit at most {@link CloudLimits#MOST_DOCUMENTS}
 */
public record Query(String collection, Filter filter, List<Order> orders, int skip, int limit) {

    private static final String ID = "_id";

    /** Where a field stands in the order. */
    public record Order(String field, boolean descending) {
        public Order {
            Names.field(field);
        }
    }

    public Query {
        Names.collection(collection);
        orders = List.copyOf(orders);
        if (skip < 0 || limit < 1 || limit > CloudLimits.MOST_DOCUMENTS) {
            throw new IllegalArgumentException("no page of a collection: " + skip + ", " + limit);
        }
    }

    public static Query of(String collection) {
        return new Query(collection, Filter.all(), List.of(), 0, CloudLimits.MOST_DOCUMENTS);
    }

    public Query where(Filter which) {
        return new Query(collection, which, orders, skip, limit);
    }

    public Query orderBy(String field, boolean descending) {
        var more = new ArrayList<>(orders);
        more.add(new Order(field, descending));
        return new Query(collection, filter, more, skip, limit);
    }

    public Query page(int from, int size) {
        return new Query(collection, filter, orders, from, size);
    }

    /** The statement that reads the documents. */
    public String get() {
        var text = new StringBuilder(start());
        for (var order : orders) {
            text.append(
                    ".orderBy(\"%s\",\"%s\")"
                            .formatted(order.field, order.descending ? "desc" : "asc"));
        }
        return text.append(".skip(%d).limit(%d).get()".formatted(skip, limit)).toString();
    }

    public String count() {
        return start() + ".count()";
    }

    public String remove() {
        return start() + ".remove()";
    }

    /** The statement that changes some fields of the documents. */
    public String update(Map<String, ?> changed) {
        return start() + ".update({data:" + Literals.of(changed) + "})";
    }

    /** The statement that adds documents; each may bring its own {@code _id}. */
    public static String add(String collection, List<? extends Map<String, ?>> documents) {
        return "db.collection(\"%s\").add({data:%s})"
                .formatted(Names.collection(collection), Literals.of(documents));
    }

    /** The statement that makes a document of this id be exactly so. */
    public static String set(String collection, String id, Map<String, ?> document) {
        if (document.containsKey(ID)) {
            throw new IllegalArgumentException("the id stands beside the document");
        }
        return "db.collection(\"%s\").doc(%s).set({data:%s})"
                .formatted(Names.collection(collection), Literals.of(id), Literals.of(document));
    }

    private String start() {
        return "db.collection(\"" + collection + "\").where(" + filter.text() + ")";
    }
}
