/**
 * Owns how {@code interaction_event} lies on disk: its partitions, made ahead, filled from the
 * default one, clustered once they are closed; and how long rejected events are kept.
 *
 * <p>Publishes {@link io.cardradar.analytics.partitions.EventPartitions} and what work on whole
 * partitions needs. Listens to nothing.
 */
@NullMarked
package io.cardradar.analytics.partitions;

import org.jspecify.annotations.NullMarked;
