package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.ingest.EventStatement.Told;
import io.cardradar.analytics.ingest.EventTable.EventKey;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events that this node has just committed, as they are in the table, under the messages that ask
 * for their projections: these follow within moments, mostly on the same node, and need not read
 * them back. What is not here is read.
 */
@Singleton
class FreshEvents {
    /**
     * Events, about 20 MB: four seconds of what a node can project. With more than that waiting,
     * projections read them again, and fall behind all the faster.
     */
    private static final int MOST = 90_000;

    private volatile Map<UUID, Work> latest = new ConcurrentHashMap<>();

    /** What is not taken from here either is forgotten: another node has projected it. */
    private volatile Map<UUID, Work> before = new ConcurrentHashMap<>();

    private volatile int remembered;

    /**
     * Must be called after the commit.
     *
     * @param rows that were new or have grown
     * @return how many of them will be projected
     */
    int add(Map<EventKey, EventRow> rows, Told told) {
        Map<UUID, Work> perTenant = new HashMap<>();
        int projected = 0;
        for (Map.Entry<EventKey, EventRow> one : rows.entrySet()) {
            EventRow row = one.getValue();
            EmployeeId employee = row.event().owner();
            if (row.isProjected() && employee != null) {
                projected++;
                Work work = perTenant.computeIfAbsent(row.tenant(), Work::of);
                if (told.grown().contains(one.getKey())) {
                    work.grown.add(one.getKey().id());
                } else {
                    work.inserted.add(stored(row, employee, work.tenant));
                }
            }
        }
        makeRoom(projected);
        perTenant.forEach((tenant, work) -> {
            UUID message = told.messages().get(tenant);
            if (message != null) {
                latest.put(message, work);
            }
        });
        return projected;
    }

    private synchronized void makeRoom(int events) {
        if (remembered >= MOST / 2) {
            before = latest;
            latest = new ConcurrentHashMap<>();
            remembered = 0;
        }
        remembered += events;
    }

    /** What the message asks for, which is forgotten here; null when it must be read. */
    @Nullable Work take(UUID message) {
        Work found = latest.remove(message);
        return found == null ? before.remove(message) : found;
    }

    private static StoredEvent stored(EventRow row, EmployeeId employee, TenantId tenant) {
        IncomingEvent event = row.event();
        return new StoredEvent(
                tenant,
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

    /**
     * What one message asks for.
     *
     * @param inserted as they were then
     * @param grown ids of stays that were there and have become longer
     */
    record Work(TenantId tenant, List<StoredEvent> inserted, List<UUID> grown) {
        private static Work of(UUID tenant) {
            return new Work(new TenantId(tenant), new ArrayList<>(), new ArrayList<>());
        }
    }
}
