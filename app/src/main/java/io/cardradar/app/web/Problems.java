package io.cardradar.app.web;

import io.cardradar.app.web.ProblemView.FieldErrorView;
import io.cardradar.kernel.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Builds problem responses. */
final class Problems {
    /** RFC 9457 §3: the media type of a problem. */
    static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

    private Problems() {}

    static MutableHttpResponse<ProblemView> response(HttpStatus status, Problem problem) {
        List<FieldErrorView> errors =
                problem instanceof Problem.Invalid invalid
                        ? invalid.errors().stream().map(FieldErrorView::of).toList()
                        : List.of();
        ProblemView view = view(status, problem.code(), problem.detail(), errors);
        return HttpResponse.<ProblemView>status(status).contentType(MEDIA_TYPE).body(view);
    }

    static ProblemView view(
            HttpStatus status, String code, String detail, List<FieldErrorView> errors) {
        return new ProblemView(
                "urn:cardradar:problem:" + code,
                status.getReason(),
                status.getCode(),
                code,
                detail,
                null,
                errors.isEmpty() ? null : errors);
    }

    static ProblemView unexpected(@Nullable String instance) {
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        return new ProblemView(
                "urn:cardradar:problem:server.unexpected",
                status.getReason(),
                status.getCode(),
                "server.unexpected",
                "Something went wrong here; it was logged under this instance",
                instance,
                null);
    }
}
