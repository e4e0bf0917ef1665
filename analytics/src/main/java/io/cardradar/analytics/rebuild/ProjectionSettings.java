package io.cardradar.analytics.rebuild;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Min;

/**
 * @param eventsPerPart about how many events one statement of a check or a rebuild reads
 * @param rowsPerExchange how many rows are exchanged while projections wait
 * @param nights in how many nights everything is looked at once
 */
@ConfigurationProperties("cardradar.projections")
record ProjectionSettings(
        @Min(1) @Bindable(defaultValue = "2000000") long eventsPerPart,
        @Min(1) @Bindable(defaultValue = "10000") int rowsPerExchange,
        @Min(1) @Bindable(defaultValue = "28") int nights) {}
