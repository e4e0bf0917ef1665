package io.cardradar.app.cards;

import io.cardradar.kernel.Problem;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.validation.validator.Validator;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Applies JSON merge patches, RFC 7396, to drafts. */
@Singleton
class DraftPatches {
    private final JsonMapper json;
    private final Validator validator;

    DraftPatches(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The draft with the patch applied, by the rules of a new card.
     *
     * @throws Problem.Invalid {@code card.bad_patch} when the outcome is no card
     * @throws ConstraintViolationException when its fields break their rules
     */
    CardContent apply(CardContent draft, JsonNode patch) {
        if (!patch.isObject()) {
            throw bad("A merge patch of a card is a JSON object");
        }
        CardContent patched = read(merge(tree(draft), patch));
        Set<ConstraintViolation<CardContent>> violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }

    private JsonNode tree(CardContent draft) {
        try {
            return json.writeValueToTree(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored draft cannot be written as JSON", e);
        }
    }

    private CardContent read(JsonNode tree) {
        try {
            return json.readValueFromTree(tree, CardContent.class);
        } catch (IOException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        if (target.isObject()) {
            target.entries().forEach(field -> merged.put(field.getKey(), field.getValue()));
        }
        for (Map.Entry<String, JsonNode> field : patch.entries()) {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                JsonNode before = merged.getOrDefault(field.getKey(), JsonNode.nullNode());
                merged.put(field.getKey(), merge(before, field.getValue()));
            }
        }
        return JsonNode.createObjectNode(merged);
    }

    private static Problem.Invalid bad(String detail) {
        return new Problem.Invalid("card.bad_patch", detail);
    }
}
