package io.cardradar.analytics.partitions;

/**
 * A partition that is part of {@code interaction_event}.
 *
 * @param clustered it was written anew in the order of timelines
 */
public record EventPartition(String table, EventRange range, boolean clustered) {}
