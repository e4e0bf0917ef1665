package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How values of documents are found, ordered and compared: as MongoDB does. */
final class Values {

    /** Across types by type, within one by value. */
    static final Comparator<JsonNode> ORDER =
            Comparator.<JsonNode>comparingInt(Values::rank).thenComparing(Values::within);

    private Values() {}

    /** The value at a path such as {@code address.city}. */
    static JsonNode at(JsonNode document, String path) {
        var node = document;
        for (var name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }

    static boolean same(JsonNode one, JsonNode other) {
        return rank(one) == rank(other) && within(one, other) == 0;
    }

    static boolean comparable(JsonNode one, JsonNode other) {
        return rank(one) == rank(other);
    }

    /** A value, and if it is a list each of its items: conditions look into lists. */
    static List<JsonNode> withItems(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value);
        }
        var items = StreamSupport.stream(value.spliterator(), false);
        return Stream.concat(Stream.of(value), items).toList();
    }

    private static int rank(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> 1;
            case NUMBER -> 2;
            case STRING -> 3;
            case OBJECT, POJO -> Dates.isDate(node) ? 8 : 4;
            case ARRAY -> 5;
            case BINARY -> 6;
            case BOOLEAN -> 7;
        };
    }

    private static int within(JsonNode one, JsonNode other) {
        return switch (rank(one)) {
            case 1 -> 0;
            case 2 -> one.decimalValue().compareTo(other.decimalValue());
            case 3 -> one.asText().compareTo(other.asText());
            case 7 -> Boolean.compare(one.asBoolean(), other.asBoolean());
            case 8 -> Long.compare(Dates.millis(one), Dates.millis(other));
            default -> one.equals(other) ? 0 : one.toString().compareTo(other.toString());
        };
    }

    static boolean exists(JsonNode value) {
        return !(value instanceof MissingNode);
    }
}
