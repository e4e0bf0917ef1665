package io.cardradar.app.web;

import io.cardradar.kernel.Problem;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Says of any request that finds no database that it should come again: it is nobody's fault. */
@Singleton
final class DatabaseAway
        implements ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> {
    private final ProblemHandler problems;

    DatabaseAway(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, CannotGetJdbcConnectionException failure) {
        return problems.of(
                new Problem.Upstream(
                        "database.unavailable", "The database does not answer now", failure));
    }
}
