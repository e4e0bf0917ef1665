package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events that this node has just committed, as they are in the table: projections follow within
 * moments, mostly on the same node, and need not read them back. What is not here is read.
 */
@Singleton
class FreshEvents {
    /**
     * About 10 MB: more than a second of what a node can project. With more than that waiting,
     * projections read them again, and fall behind all the faster.
     */
    private static final int MOST = 30_000;

    private volatile Map<StoredEvents.Key, StoredEvent> latest = new ConcurrentHashMap<>();

    /** What is not taken from here either is forgotten: another node has projected it. */
    private volatile Map<StoredEvents.Key, StoredEvent> before = new ConcurrentHashMap<>();

    /**
     * Must be called after the commit, by the one thread that writes, and only for what was
     * inserted and will be projected: where an event was there before, its row is that of its first
     * copy.
     */
    void add(EventRow row) {
        EmployeeId employee = row.event().owner();
        if (employee != null) {
            if (latest.size() >= MOST / 2) {
                before = latest;
                latest = new ConcurrentHashMap<>();
            }
            StoredEvent stored = stored(row, employee);
            latest.put(StoredEvents.Key.of(stored), stored);
        }
    }

    /** The event, which is forgotten here; null when it must be read. */
    @Nullable StoredEvent take(StoredEvents.Key key) {
        StoredEvent found = latest.remove(key);
        return found == null ? before.remove(key) : found;
    }

    private static StoredEvent stored(EventRow row, EmployeeId employee) {
        IncomingEvent event = row.event();
        return new StoredEvent(
                new TenantId(row.tenant()),
                event.id(),
                event.type(),
                // PostgreSQL keeps no more.
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                new VisitorId(row.actor()),
                employee,
                event.card(),
                event.subject(),
                event.dwellMs(),
                event.scene(),
                event.share());
    }
}
