package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.EventRange;
import io.cardradar.kernel.TenantId;

/**
 * A table with at most one row for each event, which is worth nothing without the event: its rows
 * go into the archive with the events, and come back with them.
 *
 * <p>Every bean of this type is asked. Sums over events, such as rollups, counters and visits, stay
 * in the database and have none.
 */
public interface PerEventRows {
    /** The table's name. */
    String table();

    /**
     * Which row {@code r} of the table belongs to event {@code e}: an SQL condition that an index
     * of the table serves.
     */
    String condition();

    /** Deletes a company's rows whose events have left the database, some at a time. */
    void remove(TenantId tenant, EventRange range);
}
