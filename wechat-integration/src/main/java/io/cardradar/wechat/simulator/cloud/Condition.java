package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.cloud.Term.Command;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The condition of a {@code where} or a {@code match}. */
record Condition(Term term) implements Predicate<JsonNode> {

    Condition {
        boolean known =
                term instanceof Term.Fields
                        || term instanceof Command command && isJunction(command.name());
        if (!known) {
            throw CloudFailure.invalid("a condition is an object, _.and(…) or _.or(…)");
        }
    }

    @Override
    public boolean test(JsonNode document) {
        return holds(document, term);
    }

    private static boolean holds(JsonNode object, Term wanted) {
        return switch (wanted) {
            case Term.Fields fields ->
                    fields.all().entrySet().stream()
                            .allMatch(f -> fits(Values.at(object, f.getKey()), f.getValue()));
            case Command command ->
                    junction(command, list(command.arguments()), term -> holds(object, term));
            case Term.Value value -> throw CloudFailure.invalid("no condition: " + value.node());
            case Term.Items items -> throw CloudFailure.invalid("no condition: a list");
        };
    }

    private static boolean fits(JsonNode value, Term wanted) {
        return switch (wanted) {
            case Command command when isJunction(command.name()) ->
                    junction(command, list(command.arguments()), term -> fits(value, term));
            case Command command -> operator(value, command);
            case Term.Fields nested -> value.isObject() && holds(value, nested);
            case Term.Value plain -> anyIs(value, plain.json());
            case Term.Items plain -> anyIs(value, plain.json());
        };
    }

    private static boolean operator(JsonNode value, Command command) {
        if (command.arguments().size() != 1) {
            throw CloudFailure.invalid(command.name() + " takes one argument");
        }
        var wanted = command.arguments().getFirst().json();
        return switch (command.name()) {
            case "eq" -> anyIs(value, wanted);
            case "neq" -> !anyIs(value, wanted);
            case "gt" -> anyCompares(value, wanted, order -> order > 0);
            case "gte" -> anyCompares(value, wanted, order -> order >= 0);
            case "lt" -> anyCompares(value, wanted, order -> order < 0);
            case "lte" -> anyCompares(value, wanted, order -> order <= 0);
            case "in" -> isIn(value, wanted);
            case "nin" -> !isIn(value, wanted);
            case "exists" -> Values.exists(value) == wanted.asBoolean();
            default -> throw CloudFailure.invalid(command.name() + " is not known");
        };
    }

    private static boolean isJunction(String name) {
        return name.equals("and") || name.equals("or");
    }

    private static boolean junction(Command command, List<Term> terms, Predicate<Term> test) {
        return command.name().equals("and")
                ? terms.stream().allMatch(test)
                : terms.stream().anyMatch(test);
    }

    /** {@code _.or(a, b)} and {@code _.or([a, b])} are the same. */
    private static List<Term> list(List<Term> arguments) {
        return arguments.size() == 1 && arguments.getFirst() instanceof Term.Items items
                ? items.all()
                : arguments;
    }

    private static boolean isIn(JsonNode value, JsonNode list) {
        if (!list.isArray()) {
            throw CloudFailure.invalid("in and nin take a list");
        }
        for (var item : list) {
            if (anyIs(value, item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyIs(JsonNode value, JsonNode wanted) {
        return Values.withItems(value).stream().anyMatch(item -> Values.same(item, wanted));
    }

    private static boolean anyCompares(JsonNode value, JsonNode wanted, IntPredicate order) {
        return Values.withItems(value).stream()
                .filter(item -> Values.comparable(item, wanted))
                .anyMatch(item -> order.test(Values.ORDER.compare(item, wanted)));
    }
}
