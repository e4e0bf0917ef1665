package io.cardradar.analytics.archive;

/**
 * How much of an archive is done.
 *
 * @param objects in the store, each read back
 * @param events in them
 * @param bytes of them, compressed
 * @param restoredEvents of a restore that is under way or done
 */
public record ArchiveProgress(
        int tenants, int objects, long events, long bytes, long restoredEvents) {}
