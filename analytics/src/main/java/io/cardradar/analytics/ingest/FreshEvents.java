package io.cardradar.analytics.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Events that this node has just committed, as they are in the table: projections follow within
 * moments, mostly on the same node, and need not read them back. What is not here is read.
 *
 * <p>Only events of which no column ever changes are kept. A stay may have been there before, and
 * then its row is that of its first copy.
 */
@Singleton
class FreshEvents {
    /** About 6 MB. With more than that waiting, projections read them again. */
    private static final int MOST = 20_000;

    /** What another node has projected is forgotten then. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Cache<StoredEvents.Key, StoredEvent> events =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Must be called after the commit, and only for what will be projected. */
    void add(EventRow row) {
        EmployeeId employee = row.event().owner();
        if (employee != null && !row.isStay()) {
            StoredEvent stored = stored(row, employee);
            events.put(StoredEvents.Key.of(stored), stored);
        }
    }

    /** The event, which is forgotten here; null when it must be read. */
    @Nullable StoredEvent take(StoredEvents.Key key) {
        return events.asMap().remove(key);
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
