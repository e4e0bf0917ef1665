package io.cardradar.wechat.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The data of an {@code update}: values to set, and commands. */
record Change(Term.Fields fields) {

    Change {
        if (fields.all().isEmpty() || fields.all().containsKey("_id")) {
            throw CloudFailure.invalid("an update changes something, and never _id");
        }
    }

    /** Changes a document; says whether anything became different. */
    boolean apply(ObjectNode document) {
        var before = document.deepCopy();
        fields.all().forEach((path, term) -> change(document, path, term));
        return !before.equals(document);
    }

    private static void change(ObjectNode document, String path, Term term) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            change(
                    document.withObjectProperty(path.substring(0, dot)),
                    path.substring(dot + 1),
                    term);
        } else if (term instanceof Term.Command(var name, var arguments)) {
            command(document, path, new Statement.Call(name, arguments));
        } else if (term instanceof Term.Fields nested) {
            var inner = document.withObjectProperty(path);
            nested.all().forEach((field, value) -> change(inner, field, value));
        } else {
            document.set(path, term.json());
        }
    }

    private static void command(ObjectNode document, String field, Statement.Call command) {
        switch (command.name()) {
            case "set" -> document.set(field, command.only().json());
            case "remove" -> {
                command.requireNone();
                document.remove(field);
            }
            case "inc" -> document.set(field, sum(document.path(field), command.only().json()));
            default -> throw CloudFailure.invalid(command.name() + " is not known");
        }
    }

    private static JsonNode sum(JsonNode value, JsonNode added) {
        if (!added.isNumber()) {
            throw CloudFailure.invalid("inc takes a number");
        }
        var sum = value.decimalValue().add(added.decimalValue());
        return sum.scale() <= 0 ? LongNode.valueOf(sum.longValue()) : DecimalNode.valueOf(sum);
    }
}
