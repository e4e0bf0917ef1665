package io.cardradar.app.web;

import io.cardradar.kernel.Problem;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * RFC 9457.
 *
 * @param code stable, for programs; {@code detail} is for people and may change
 * @param instance names this occurrence in the log; only on a 500
 * @param errors the broken fields, where there are some
 */
@Serdeable
@Introspected
public record ProblemView(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String instance,
        @Nullable List<FieldErrorView> errors) {
    /** One broken field; {@code pointer} is a JSON pointer into the body or a parameter's name. */
    @Serdeable
    public record FieldErrorView(String pointer, String code, String detail) {
        static FieldErrorView of(Problem.FieldError error) {
            return new FieldErrorView(error.pointer(), error.code(), error.detail());
        }
    }
}
