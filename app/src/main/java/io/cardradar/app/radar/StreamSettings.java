package io.cardradar.app.radar;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Min;

import java.time.Duration;

/**
 * @param pingEvery how often a device must give a sign of life; one that misses two is gone
 * @param sendWithin how long a device may take to receive one page
 * @param checkEvery how often a node asks the database whether it has missed anything
 * @param devices of one employee on one node
 * @param connections of one node
 */
@ConfigurationProperties("cardradar.stream")
record StreamSettings(
        @Bindable(defaultValue = "PT25S") Duration pingEvery,
        @Bindable(defaultValue = "PT15S") Duration sendWithin,
        @Bindable(defaultValue = "PT3S") Duration checkEvery,
        @Bindable(defaultValue = "8") @Min(1) int devices,
        @Bindable(defaultValue = "10000") @Min(1) int connections) {}
