package io.cardradar.app.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * @param key what whoever runs the service must send in {@code X-Operator-Key} to found companies;
 *     empty switches that off
 */
@ConfigurationProperties("cardradar.operator")
record OperatorSettings(@Bindable(defaultValue = "") String key) {
    boolean accepts(String given) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        return !key.isEmpty()
                && MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OperatorSettings[key=***]";
    }
}
