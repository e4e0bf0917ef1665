package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.cardradar.wechat.simulator.cloud.Statement.Call;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Which documents a statement is about: what stands before its last call. */
final class Selection {

    private Predicate<JsonNode> condition = document -> true;
    private @Nullable Comparator<JsonNode> order;
    private @Nullable String document;
    private int skip;
    private int limit = CloudLimits.DEFAULT_LIMIT;

    static Selection of(Statement statement) {
        var selection = new Selection();
        statement.beforeTheLast().forEach(selection::add);
        return selection;
    }

    private void add(Call call) {
        switch (call.name()) {
            case "doc" -> {
                var id = call.text();
                document = id;
                condition = node -> node.path("_id").asText().equals(id);
            }
            case "where" -> condition = new Condition(call.only());
            case "orderBy" -> order = order == null ? by(call) : order.thenComparing(by(call));
            case "skip" -> skip = call.number(0, Integer.MAX_VALUE);
            case "limit" -> limit = call.number(1, CloudLimits.MOST_DOCUMENTS);
            default -> throw CloudFailure.invalid(call.name() + " is not known");
        }
    }

    private static Comparator<JsonNode> by(Call call) {
        if (call.arguments().size() != 2) {
            throw CloudFailure.invalid("orderBy takes a field and a direction");
        }
        var field = call.arguments().getFirst().json().asText();
        var ascending = Comparator.comparing((JsonNode n) -> Values.at(n, field), Values.ORDER);
        return switch (call.arguments().getLast().json().asText()) {
            case "asc" -> ascending;
            case "desc" -> ascending.reversed();
            default -> throw CloudFailure.invalid("orderBy goes asc or desc");
        };
    }

    /** The id of a selection by {@code doc(…)}. */
    @Nullable String document() {
        return document;
    }

    int skip() {
        return skip;
    }

    int limit() {
        return limit;
    }

    List<ObjectNode> all(Collection<ObjectNode> documents) {
        var found = documents.stream().filter(condition);
        return (order == null ? found : found.sorted(order)).toList();
    }
}
