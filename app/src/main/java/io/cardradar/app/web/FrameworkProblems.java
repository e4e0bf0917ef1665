package io.cardradar.app.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.exceptions.response.HateoasErrorResponseProcessor;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.UUID;

/**
 * Renders what the framework itself refuses (bad JSON, unknown path, no token, …) in the same form
 * as our own problems.
 */
@Singleton
@Replaces(HateoasErrorResponseProcessor.class)
final class FrameworkProblems implements ErrorResponseProcessor<ProblemView> {
    private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

    @Override
    public MutableHttpResponse<ProblemView> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = response.status();
        return response.contentType(Problems.MEDIA_TYPE).body(view(context, status));
    }

    private static ProblemView view(ErrorContext context, HttpStatus status) {
        if (status.getCode() >= 500) {
            String instance = "urn:uuid:" + UUID.randomUUID();
            LOG.error(
                    "{} {} failed as {}",
                    context.getRequest().getMethod(),
                    context.getRequest().getPath(),
                    instance,
                    context.getRootCause().orElse(null));
            return Problems.unexpected(instance);
        }
        if (status == HttpStatus.BAD_REQUEST) {
            BadRequests bad = BadRequests.of(context);
            return Problems.view(status, bad.code(), bad.detail(), bad.errors());
        }
        return Problems.view(status, code(status), detail(context, status), List.of());
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "auth.required";
            case FORBIDDEN -> "auth.forbidden";
            case NOT_FOUND -> "request.unknown_path";
            case METHOD_NOT_ALLOWED -> "request.method_not_allowed";
            case NOT_ACCEPTABLE -> "request.not_acceptable";
            case REQUEST_ENTITY_TOO_LARGE -> "request.too_large";
            case UNSUPPORTED_MEDIA_TYPE -> "request.unsupported_media_type";
            default -> "request.refused";
        };
    }

    private static String detail(ErrorContext context, HttpStatus status) {
        return context.getErrors().stream()
                .map(Error::getMessage)
                .findFirst()
                .orElseGet(status::getReason);
    }
}
