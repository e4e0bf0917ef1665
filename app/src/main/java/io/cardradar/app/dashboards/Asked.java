package io.cardradar.app.dashboards;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;

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
        @Parameter(description = "First day, YYYY-MM-DD; six days before `to` by default")
                @Nullable
                @QueryValue
                String from,
        @Parameter(description = "Last day, YYYY-MM-DD, included; today by default")
                @Nullable
                @QueryValue
                String to,
        @Parameter(description = "Only this department and those below it") @Nullable @QueryValue
                UUID department,
        @Parameter(description = "Only this employee") @Nullable @QueryValue UUID employee) {}
