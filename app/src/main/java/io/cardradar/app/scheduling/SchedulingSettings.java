package io.cardradar.app.scheduling;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/**
 * @param enabled false on nodes that shall only answer requests
 * @param threads how many jobs one node runs at once
 * @param checkIn how often a node says that it lives; another takes over the runs of one that has
 *     missed it
 * @param patience how long a stopping node waits for its running jobs
 */
@ConfigurationProperties("cardradar.scheduling")
record SchedulingSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Min(1) @Max(20) @Bindable(defaultValue = "3") int threads,
        @Bindable(defaultValue = "10s") Duration checkIn,
        @Bindable(defaultValue = "10s") Duration patience) {}
