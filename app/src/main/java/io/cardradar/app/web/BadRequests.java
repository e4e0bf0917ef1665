package io.cardradar.app.web;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.serde.exceptions.InvalidFormatException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;

/** Tells the ways apart in which a request can be malformed. */
final class BadRequests {
    private BadRequests() {}

    static String code(ErrorContext context) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof ConstraintViolationException) {
            return "request.invalid";
        }
        if (cause instanceof UnsatisfiedRouteException) {
            return "request.missing_value";
        }
        if (hasCause(cause, JsonSyntaxException.class)) {
            return "request.malformed_json";
        }
        if (hasCause(cause, InvalidFormatException.class)) {
            return "request.bad_value";
        }
        if (mentions(cause, "Unknown property")) {
            return "request.unknown_field";
        }
        if (mentions(cause, "Required constructor parameter")) {
            return "request.missing_value";
        }
        return cause instanceof ConversionErrorException
                ? "request.bad_value"
                : "request.malformed";
    }

    private static boolean hasCause(@Nullable Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** The serializer has no type of its own for this. */
    private static boolean mentions(@Nullable Throwable thrown, String text) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().contains(text)) {
                return true;
            }
        }
        return false;
    }
}
