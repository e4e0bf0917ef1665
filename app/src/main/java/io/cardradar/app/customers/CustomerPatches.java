package io.cardradar.app.customers;

import io.cardradar.kernel.Problem;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.validation.validator.Validator;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads patches of customers: a record alone cannot tell null from absent. */
@Singleton
class CustomerPatches {
    private final JsonMapper json;
    private final Validator validator;

    CustomerPatches(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * Reads a patch.
     *
     * @throws Problem.Invalid {@code customer.bad_patch} for unknown fields and wrong types
     * @throws ConstraintViolationException when a field breaks its rules
     */
    CustomerPatch read(JsonNode patch) {
        if (!patch.isObject()) {
            throw bad("A patch of a customer is a JSON object");
        }
        CustomerFields fields = fields(patch);
        Set<ConstraintViolation<CustomerFields>> violations = validator.validate(fields);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        Set<String> named = new HashSet<>();
        patch.entries().forEach(field -> named.add(field.getKey()));
        return new CustomerPatch(fields, named);
    }

    private CustomerFields fields(JsonNode patch) {
        try {
            return json.readValueFromTree(patch, CustomerFields.class);
        } catch (IOException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private static Problem.Invalid bad(String detail) {
        return new Problem.Invalid("customer.bad_patch", detail);
    }
}
