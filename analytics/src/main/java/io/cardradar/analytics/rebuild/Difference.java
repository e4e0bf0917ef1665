package io.cardradar.analytics.rebuild;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A row of a derived table that is not what the events say.
 *
 * @param key the row's key within the company
 * @param recounted the row as it ought to be, as JSON; null: there ought to be none
 * @param kept the row as it was, as JSON; null: there was none
 */
public record Difference(
        Instant foundAt,
        String table,
        String key,
        @Nullable String recounted,
        @Nullable String kept) {}
