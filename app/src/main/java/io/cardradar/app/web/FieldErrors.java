package io.cardradar.app.web;

import io.cardradar.app.web.ProblemView.FieldErrorView;
import io.micronaut.http.server.exceptions.response.ErrorContext;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import java.util.List;
import java.util.Locale;

/** Turns violated constraints into pointers that a client can show beside its fields. */
final class FieldErrors {
    private FieldErrors() {}

    static List<FieldErrorView> of(ErrorContext context) {
        return context.getRootCause()
                .filter(ConstraintViolationException.class::isInstance)
                .map(ConstraintViolationException.class::cast)
                .map(e -> e.getConstraintViolations().stream().map(FieldErrors::error).toList())
                .orElseGet(List::of);
    }

    private static FieldErrorView error(ConstraintViolation<?> violation) {
        return new FieldErrorView(
                pointer(violation.getPropertyPath()), code(violation), violation.getMessage());
    }

    /** {@code NotBlank} becomes {@code not_blank}. */
    private static String code(ConstraintViolation<?> violation) {
        String constraint =
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName();
        return constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                }
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.isEmpty() ? parameter : pointer.toString();
    }
}
