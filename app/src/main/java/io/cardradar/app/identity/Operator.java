package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Whoever runs the service, across all companies: known by a key that a setting names. */
@Singleton
public class Operator {
    private final OperatorSettings settings;

    Operator(OperatorSettings settings) {
        this.settings = settings;
    }

    /**
     * Lets only the operator through.
     *
     * @param key what came as {@code X-Operator-Key}
     * @throws Problem.Unauthorized {@code auth.operator_key} for anybody else
     */
    public void require(@Nullable String key) {
        settings.require(key);
    }
}
