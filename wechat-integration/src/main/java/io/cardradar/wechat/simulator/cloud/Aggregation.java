package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.cardradar.wechat.simulator.cloud.Statement.Call;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code aggregate().match(…).group(…).sort(…).end()}: one stage after the other. */
final class Aggregation {

    private List<ObjectNode> documents;

    private Aggregation(Collection<ObjectNode> documents) {
        this.documents = List.copyOf(documents);
    }

    static List<ObjectNode> run(Collection<ObjectNode> documents, Statement statement) {
        var stages = statement.beforeTheLast();
        if (stages.isEmpty() || !stages.getFirst().name().equals("aggregate")) {
            throw CloudFailure.invalid("end belongs to aggregate()");
        }
        var aggregation = new Aggregation(documents);
        stages.stream().skip(1).forEach(aggregation::apply);
        return aggregation.documents;
    }

    private void apply(Call stage) {
        documents =
                switch (stage.name()) {
                    case "match" -> {
                        var condition = new Condition(stage.only());
                        yield documents.stream().filter(condition).toList();
                    }
                    case "group" -> group(stage.fields());
                    case "sort" -> documents.stream().sorted(order(stage.fields())).toList();
                    case "skip" ->
                            documents.stream().skip(stage.number(0, Integer.MAX_VALUE)).toList();
                    case "limit" ->
                            documents.stream().limit(stage.number(1, Integer.MAX_VALUE)).toList();
                    case "project" -> documents.stream().map(d -> project(d, stage)).toList();
                    case "count" ->
                            List.of(
                                    JsonNodeFactory.instance
                                            .objectNode()
                                            .put(stage.text(), documents.size()));
                    default -> throw CloudFailure.invalid(stage.name() + " is not known");
                };
    }

    private static Comparator<JsonNode> order(Term.Fields fields) {
        Comparator<JsonNode> order = Comparator.comparing(unused -> 0);
        for (var field : fields.all().entrySet()) {
            var next =
                    Comparator.comparing(
                            (JsonNode n) -> Values.at(n, field.getKey()), Values.ORDER);
            int direction = field.getValue().json().asInt();
            if (direction != 1 && direction != -1) {
                throw CloudFailure.invalid("sort goes 1 or -1");
            }
            order = order.thenComparing(direction == 1 ? next : next.reversed());
        }
        return order;
    }

    private static ObjectNode project(ObjectNode document, Call stage) {
        var kept = JsonNodeFactory.instance.objectNode();
        kept.set("_id", document.path("_id"));
        stage.fields()
                .all()
                .forEach((name, wanted) -> {
                    if (wanted.json().asInt() == 1) {
                        kept.set(name, document.path(name));
                    } else {
                        kept.remove(name);
                    }
                });
        return kept;
    }

    private List<ObjectNode> group(Term.Fields spec) {
        var key = spec.all().get("_id");
        if (key == null) {
            throw CloudFailure.invalid("group needs _id");
        }
        Map<JsonNode, List<ObjectNode>> groups = new TreeMap<>(Values.ORDER);
        for (var document : documents) {
            groups.computeIfAbsent(value(document, key), k -> new ArrayList<>()).add(document);
        }
        var results = new ArrayList<ObjectNode>();
        groups.forEach((id, members) -> results.add(result(id, members, spec)));
        return results;
    }

    private static ObjectNode result(JsonNode id, List<ObjectNode> members, Term.Fields spec) {
        var result = JsonNodeFactory.instance.objectNode();
        result.set("_id", id);
        var accumulators = new LinkedHashMap<>(spec.all());
        accumulators.remove("_id");
        accumulators.forEach((name, term) -> result.set(name, accumulate(members, term)));
        return result;
    }

    private static JsonNode accumulate(List<ObjectNode> members, Term term) {
        if (!(term instanceof Term.Command(var name, var arguments)) || arguments.size() != 1) {
            throw CloudFailure.invalid("group takes accumulators such as $.sum(1)");
        }
        var values = members.stream().map(m -> value(m, arguments.getFirst())).toList();
        return switch (name) {
            case "$sum" -> number(sum(values));
            case "$avg" -> average(values.stream().filter(JsonNode::isNumber).toList());
            case "$min" -> values.stream().min(Values.ORDER).orElse(NullNode.getInstance());
            case "$max" -> values.stream().max(Values.ORDER).orElse(NullNode.getInstance());
            case "$first" -> values.getFirst();
            case "$last" -> values.getLast();
            default -> throw CloudFailure.invalid(name + " is not known");
        };
    }

    private static JsonNode average(List<JsonNode> numbers) {
        return numbers.isEmpty()
                ? NullNode.getInstance()
                : number(
                        sum(numbers).divide(new BigDecimal(numbers.size()), MathContext.DECIMAL64));
    }

    private static BigDecimal sum(List<JsonNode> values) {
        return values.stream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonNode number(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0
                ? LongNode.valueOf(value.longValue())
                : DecimalNode.valueOf(value);
    }

    /** {@code "$field"} is the field's value, anything else itself. */
    private static JsonNode value(ObjectNode document, Term term) {
        var json = term.json();
        return json.isTextual() && json.asText().startsWith("$")
                ? Values.at(document, json.asText().substring(1))
                : json;
    }
}
