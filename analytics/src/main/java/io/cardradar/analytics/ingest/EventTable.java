package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.EventWriter.Outcome;
import io.cardradar.analytics.ingest.EventWriter.Pending;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Outbox;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes one group of requests: the events, what was refused, and the work for the projections, in
 * one transaction.
 */
@Singleton
class EventTable {
    private final WriterConnection connection;
    private final Outbox outbox;
    private final NewId ids;
    private final Clock clock;
    private final FreshEvents fresh;
    private final Surge surge;

    EventTable(
            WriterConnection connection,
            Outbox outbox,
            NewId ids,
            Clock clock,
            FreshEvents fresh,
            Surge surge) {
        this.connection = connection;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.fresh = fresh;
        this.surge = surge;
    }

    /** One outcome for each request, in order. */
    List<Outcome> insert(List<Pending> group) throws SQLException {
        Map<EventKey, EventRow> events = new HashMap<>();
        for (Pending pending : group) {
            for (EventRow row : pending.events()) {
                events.merge(EventKey.of(row), row, EventTable::longer);
            }
        }
        List<RejectedRow> rejected = group.stream().flatMap(p -> p.rejected().stream()).toList();
        Set<EventKey> told = connection.commit(on -> write(on, events, rejected));
        if (!told.isEmpty()) {
            List<EventRow> work =
                    told.stream().map(events::get).filter(EventRow::isProjected).toList();
            work.forEach(fresh::add);
            outbox.wake(EventProjector.TOPIC);
            surge.accepted(work.size(), group.size());
        }
        return outcomes(group, told);
    }

    /** Gives back what {@link #insert} holds on to. */
    void rest() {
        connection.release();
    }

    private Set<EventKey> write(
            Connection on, Map<EventKey, EventRow> events, List<RejectedRow> rejected)
            throws SQLException {
        if (!rejected.isEmpty()) {
            RejectedRows.insert(on, rejected);
        }
        return events.isEmpty()
                ? Set.of()
                : new EventStatement(on, ids, clock.instant()).write(sorted(events));
    }

    private static List<EventRow> sorted(Map<EventKey, EventRow> rows) {
        return rows.values().stream().sorted(EventRow.KEY_ORDER).toList();
    }

    /** Of two copies of an event in one group the first counts; of a stay's, the longest. */
    private static EventRow longer(EventRow first, EventRow second) {
        boolean grew =
                first.isStay()
                        && first.actor().equals(second.actor())
                        && second.event().dwellMs() > first.event().dwellMs();
        return grew ? second : first;
    }

    /** The first request that brought an event has it accepted; all others have a duplicate. */
    private static List<Outcome> outcomes(List<Pending> group, Set<EventKey> told) {
        Set<EventKey> unclaimed = new HashSet<>(told);
        List<Outcome> outcomes = new ArrayList<>(group.size());
        for (Pending pending : group) {
            int accepted = 0;
            for (EventRow row : pending.events()) {
                if (unclaimed.remove(EventKey.of(row))) {
                    accepted++;
                }
            }
            outcomes.add(new Outcome(accepted, pending.events().size() - accepted));
        }
        return outcomes;
    }

    /** What names an event. */
    record EventKey(UUID tenant, UUID id) {
        static EventKey of(EventRow row) {
            return new EventKey(row.tenant(), row.event().id());
        }
    }
}
