package io.cardradar.analytics.partitions;

/**
 * A partition that is part of {@code interaction_event}.
 *
 * @param clustered it was written anew in the order of timelines
 * @param unfrozen PostgreSQL does not freeze it as it grows
 */
public record EventPartition(String table, EventRange range, boolean clustered, boolean unfrozen) {}
