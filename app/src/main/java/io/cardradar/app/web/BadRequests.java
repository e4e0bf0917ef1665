package io.cardradar.app.web;

import io.cardradar.app.web.ProblemView.FieldErrorView;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the ways apart in which a request can be malformed, and names the field where it can. */
record BadRequests(String code, String detail, List<FieldErrorView> errors) {
    // The serializer has one exception for all of these; only its words tell them apart.
    private static final Pattern UNKNOWN = Pattern.compile("Unknown property \\[(\\w+)]");
    private static final Pattern MISSING =
            Pattern.compile(
                    "(?:Null argument specified for|Required constructor parameter) \\[(?:[\\w.<>]+"
                            + " )?(\\w+)]");

    static BadRequests of(ErrorContext context) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof ConstraintViolationException) {
            return new BadRequests(
                    "request.invalid",
                    "Some values break a rule; see errors",
                    FieldErrors.of(context));
        }
        if (cause instanceof UnsatisfiedRouteException unsatisfied) {
            return field(
                    "request.missing_value", unsatisfied.getArgument().getName(), "is missing");
        }
        if (hasCause(cause, JsonSyntaxException.class)) {
            return new BadRequests("request.malformed_json", "The body is not JSON", List.of());
        }
        return ofText(context, cause);
    }

    private static BadRequests ofText(ErrorContext context, @Nullable Throwable cause) {
        String text = textOf(cause);
        Matcher unknown = UNKNOWN.matcher(text);
        if (unknown.find()) {
            return field("request.unknown_field", "/" + unknown.group(1), "is not known here");
        }
        Matcher missing = MISSING.matcher(text);
        if (missing.find()) {
            return field("request.missing_value", "/" + missing.group(1), "is missing");
        }
        if (cause instanceof ConversionErrorException conversion) {
            return badValue(conversion.getArgument().getName());
        }
        String detail =
                context.getErrors().stream()
                        .map(Error::getMessage)
                        .findFirst()
                        .orElse("Bad request");
        return new BadRequests("request.malformed", detail, List.of());
    }

    /**
     * What Micronaut says of a bad value names classes of ours; a client is better served by the
     * place.
     */
    private static BadRequests badValue(String argument) {
        return argument.equals("request")
                ? new BadRequests(
                        "request.bad_value",
                        "A value in the body has the wrong type or form",
                        List.of())
                : field("request.bad_value", argument, "has the wrong type or form");
    }

    private static BadRequests field(String code, String pointer, String what) {
        String detail = pointer.replaceFirst("^/", "") + " " + what;
        return new BadRequests(code, detail, List.of(new FieldErrorView(pointer, code, detail)));
    }

    private static boolean hasCause(@Nullable Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String textOf(@Nullable Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            text.append(t.getMessage()).append('\n');
        }
        return text.toString();
    }
}
