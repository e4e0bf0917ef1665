package io.cardradar.app.dashboards;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What every question of a dashboard may be narrowed by.
 *
 * @param from the first day, {@code YYYY-MM-DD} where the company is; six days before {@code to} by
 *     default
 * @param to the last day; today by default
 * @param department only this department and those below it
 * @param employee only this employee
 */
@Introspected
record Asked(
        @Nullable @QueryValue String from,
        @Nullable @QueryValue String to,
        @Nullable @QueryValue UUID department,
        @Nullable @QueryValue UUID employee) {}
