package io.cardradar.app.radar.notices;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * When a visitor is promising.
 *
 * @param kind {@code heat}, {@code repeat}, {@code contact}, {@code purchase}, {@code return},
 *     {@code visits}
 * @param threshold from which heat, count or number of days on; contact and purchase need one act
 * @param withinMinutes how far back it looks: up to 60, {@code visits} up to 1440
 * @param cooldownMinutes how long it then says nothing more of the same visitor
 */
@Serdeable
record AlertRule(
        @NotNull String kind,
        boolean enabled,
        @DecimalMin("1") double threshold,
        @Min(1) @Max(1440) int withinMinutes,
        @Min(1) @Max(43_200) int cooldownMinutes) {}
