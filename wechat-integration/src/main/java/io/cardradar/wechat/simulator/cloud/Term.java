package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Map;

/** What may stand between the parentheses of a statement. */
sealed interface Term {

    /** Text, number, truth, null, or a date in the form {@code {"$date": millis}}. */
    record Value(JsonNode node) implements Term {}

    record Fields(Map<String, Term> all) implements Term {}

    record Items(List<Term> all) implements Term {}

    /**
     * {@code _.name(…)}, or {@code $.name(…)} of an aggregation, whose name then begins with a
     * dollar.
     */
    record Command(String name, List<Term> arguments) implements Term {}

    /** The term as plain JSON; a command cannot be that. */
    default JsonNode json() {
        return switch (this) {
            case Value value -> value.node;
            case Fields fields -> {
                var object = JsonNodeFactory.instance.objectNode();
                fields.all.forEach((name, term) -> object.set(name, term.json()));
                yield object;
            }
            case Items items -> {
                var array = JsonNodeFactory.instance.arrayNode();
                items.all.forEach(term -> array.add(term.json()));
                yield array;
            }
            case Command command ->
                    throw CloudFailure.invalid(command.name + " has no place in a value");
        };
    }
}
