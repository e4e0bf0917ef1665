package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.EventStatement.Told;
import io.cardradar.analytics.ingest.EventWriter.Outcome;
import io.cardradar.analytics.ingest.EventWriter.Pending;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Outbox;
import io.micronaut.context.annotation.Prototype;

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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes one group of requests: the events, what was refused, and the work for the projections, in
 * one transaction. For one thread, on a connection of its own.
 */
@Prototype
class EventTable {
    /** Another copy was there, or is being written by another node in another order. */
    private static final Set<String> MET = Set.of("23505", "40P01");

    /**
     * In how many groups an event that was there is expected after one was: whoever sends a batch
     * again mostly sends more than one.
     */
    private static final int WARY = 64;

    private final WriterConnection connection;
    private final Outbox outbox;
    private final NewId ids;
    private final Clock clock;
    private final FreshEvents fresh;
    private final Surge surge;
    private volatile int wary;

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
        Told told = connection.commit(on -> writeTwice(on, events, rejected));
        told.known().forEach(events::remove);
        if (!events.isEmpty()) {
            surge.accepted(fresh.add(events, told), group.size());
            outbox.wake(EventProjector.TOPIC);
        }
        return outcomes(group, events.keySet());
    }

    /** Gives back what {@link #insert} holds on to. */
    void rest() {
        connection.release();
    }

    /** In good hope that nothing but stays was there before, or after all without it. */
    private Told writeTwice(
            Connection on, Map<EventKey, EventRow> events, List<RejectedRow> rejected)
            throws SQLException {
        boolean hopeful = wary == 0;
        wary = Math.max(0, wary - 1);
        try {
            return write(on, events, rejected, row -> hopeful && !row.isStay());
        } catch (SQLException e) {
            if (!MET.contains(e.getSQLState())) {
                throw e;
            }
            on.rollback();
            wary = WARY;
            return write(on, events, rejected, row -> false);
        }
    }

    private Told write(
            Connection on,
            Map<EventKey, EventRow> events,
            List<RejectedRow> rejected,
            Predicate<EventRow> isNew)
            throws SQLException {
        if (!rejected.isEmpty()) {
            RejectedRows.insert(on, rejected);
        }
        if (events.isEmpty()) {
            return new Told(Set.of(), Set.of(), Map.of());
        }
        Map<Boolean, List<EventRow>> rows =
                events.values().stream()
                        .sorted(EventRow.KEY_ORDER)
                        .collect(Collectors.partitioningBy(isNew));
        return new EventStatement(on, ids, clock.instant())
                .write(rows.getOrDefault(true, List.of()), rows.getOrDefault(false, List.of()));
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
        int sent = group.stream().mapToInt(pending -> pending.events().size()).sum();
        if (sent == told.size()) {
            return group.stream().map(p -> new Outcome(p.events().size(), 0)).toList();
        }
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
