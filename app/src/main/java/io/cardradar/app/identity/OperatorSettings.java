package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * @param key what whoever runs the service must send in {@code X-Operator-Key} to found companies;
 *     empty switches that off
 */
@ConfigurationProperties("cardradar.operator")
record OperatorSettings(@Bindable(defaultValue = "") String key) {
    private boolean accepts(String given) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        return !key.isEmpty()
                && MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws Problem.Unauthorized {@code auth.operator_key} unless the operator is asking
     */
    void require(@Nullable String given) {
        if (given == null || !accepts(given)) {
            throw new Problem.Unauthorized(
                    "auth.operator_key", "X-Operator-Key is missing or wrong");
        }
    }

    @Override
    public String toString() {
        return "OperatorSettings[key=***]";
    }
}
