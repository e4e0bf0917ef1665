package io.cardradar.analytics.partitions;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How events are kept.
 *
 * @param partitionDays how many days a partition spans that is made from now on; about ten million
 *     events in one are the aim
 * @param retention how old events become before their partition is archived and leaves the
 *     database; null keeps them for ever
 * @param clusterAfter how long after its end a partition is written anew in the order in which
 *     timelines are read; zero never
 * @param rejectedRetention how long rejected events are kept
 */
@ConfigurationProperties("cardradar.events")
public record EventStorageSettings(
        @Min(1) @Max(31) @Bindable(defaultValue = "7") int partitionDays,
        @Nullable Duration retention,
        @NotNull @Bindable(defaultValue = "P14D") Duration clusterAfter,
        @NotNull @Bindable(defaultValue = "P90D") Duration rejectedRetention) {
    /** Until then events may still come, and the nightly check of the rollups looks back so far. */
    public static final Duration SHORTEST_RETENTION = Duration.ofDays(100);

    public EventStorageSettings {
        if (retention != null && retention.compareTo(SHORTEST_RETENTION) < 0) {
            throw new IllegalArgumentException(
                    "cardradar.events.retention must be at least "
                            + SHORTEST_RETENTION.toDays()
                            + " days: events that old are still accepted and checked");
        }
    }
}
