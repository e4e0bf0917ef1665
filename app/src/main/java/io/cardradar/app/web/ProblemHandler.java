package io.cardradar.app.web;

import io.cardradar.kernel.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Renders the problems that features throw. */
@Singleton
public final class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, Problem problem) {
        return of(problem);
    }

    /** The response that tells of a problem, whatever was asked. */
    public HttpResponse<?> of(Problem problem) {
        MutableHttpResponse<ProblemView> response = Problems.response(status(problem), problem);
        if (problem instanceof Problem.Throttled throttled) {
            response.header(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, throttled.retryAfter().toSeconds())));
        }
        if (problem instanceof Problem.Upstream) {
            response.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return response;
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem) {
            case Problem.Invalid invalid -> HttpStatus.BAD_REQUEST;
            case Problem.Unauthorized unauthorized -> HttpStatus.UNAUTHORIZED;
            case Problem.Forbidden forbidden -> HttpStatus.FORBIDDEN;
            case Problem.NotFound notFound -> HttpStatus.NOT_FOUND;
            case Problem.Conflict conflict -> HttpStatus.CONFLICT;
            case Problem.Outdated outdated -> HttpStatus.PRECONDITION_FAILED;
            case Problem.Throttled throttled -> HttpStatus.TOO_MANY_REQUESTS;
            case Problem.Upstream upstream -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
