package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.EventRange;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The events of all companies in one range of time, in the store.
 *
 * @param partition the name of the partition that they had
 * @param columns of the events' table when they were written
 * @param keepUntil of a restored one: it is not archived again before
 * @param error why the last attempt went no further
 */
public record EventArchive(
        UUID id,
        String partition,
        EventRange range,
        ArchiveState state,
        List<String> columns,
        @Nullable Instant keepUntil,
        @Nullable String error) {
    /** Where the objects lie within each company's files. */
    String folder() {
        return "events/%s/%s".formatted(partition, id);
    }

    String manifestPath() {
        return folder() + "/manifest.json";
    }
}
