package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.ToldEvent;
import io.cardradar.analytics.ingest.StoredEvents.Key;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds out what there is to tell of stays that have become longer. {@code projected_ms} says how
 * much has been told, or is queued to be told with the stay's beginning.
 */
@Singleton
class GrownStays {
    /** How soon one is looked at again whose beginning another worker has, or could not tell. */
    private static final Duration LATER = Duration.ofSeconds(2);

    /** Whoever makes a stay longer meanwhile waits, and tells of it again. */
    private static final String TELL =
            """
            UPDATE interaction_event e SET projected_ms = stay.dwell_ms
            FROM (
                SELECT tenant_id, id, dwell_ms, projected_ms FROM unnest(?, ?) AS k (tenant_id, id)
                JOIN interaction_event USING (tenant_id, id) ORDER BY tenant_id, id FOR UPDATE
            ) AS stay
            WHERE e.tenant_id = stay.tenant_id AND e.id = stay.id
            RETURNING e.tenant_id, e.id, stay.dwell_ms - COALESCE(stay.projected_ms, 0) AS added,
                stay.projected_ms IS NULL AS first\
            """;

    /**
     * What is still there is being told by another worker, has failed or has been halved since:
     * whether it is older than the growth or not.
     */
    private static final String BEGINNING =
            """
            SELECT o.tenant_id, k.id FROM outbox o
            CROSS JOIN jsonb_array_elements_text(
                CASE jsonb_typeof(o.payload -> 'ids') WHEN 'array' THEN o.payload -> 'ids' END) AS queued (id)
            JOIN unnest(?, ?) AS k (tenant_id, id) ON k.tenant_id = o.tenant_id AND CAST(k.id AS text) = queued.id
            WHERE o.topic = ? AND o.tenant_id = ANY (?) AND o.id <> ALL (?)\
            """;

    private final JdbcOperations jdbc;
    private final Outbox outbox;
    private final Clock clock;

    GrownStays(JdbcOperations jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What projections must be told of these. None is told to have grown before it is told to have
     * begun: it is looked at later instead. What is no stay was never told of.
     *
     * @param keys of any events
     * @param messages that they come from, and that their beginnings may come from
     */
    List<ToldEvent> told(Set<Key> keys, List<UUID> messages) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Set<Key> ready = new HashSet<>(keys);
        Set<Key> early = beginning(keys, messages);
        ready.removeAll(early);
        tellLater(early);
        List<StoredEvent> events = StoredEvents.read(jdbc, ready);
        Map<Key, Growth> growths = growths(events);
        List<ToldEvent> told = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            Growth growth = growths.get(Key.of(event));
            if (growth == null) {
                told.add(new ToldEvent(event, 1));
            } else if (growth.first || growth.added > 0) {
                told.add(new ToldEvent(event.dwelling(growth.added), growth.first ? 1 : 0));
            }
        }
        return told;
    }

    private Set<Key> beginning(Set<Key> keys, List<UUID> messages) {
        UUID[] tenants =
                keys.stream().map(key -> key.tenant().value()).distinct().toArray(UUID[]::new);
        UUID[] own = messages.toArray(UUID[]::new);
        return jdbc.prepareStatement(
                BEGINNING,
                statement -> {
                    int next = Key.bind(statement, keys).next();
                    statement.setString(next, EventProjector.TOPIC);
                    statement.setObject(next + 1, tenants);
                    statement.setObject(next + 2, own);
                    ResultSet row = statement.executeQuery();
                    Set<Key> found = new HashSet<>();
                    while (row.next()) {
                        found.add(Key.read(row));
                    }
                    return found;
                });
    }

    private void tellLater(Set<Key> early) {
        Map<TenantId, List<UUID>> perTenant = new HashMap<>();
        early.forEach(key ->
                perTenant.computeIfAbsent(key.tenant(), unused -> new ArrayList<>()).add(key.id()));
        perTenant.forEach((tenant, ids) ->
                outbox.addLater(
                        tenant,
                        EventProjector.TOPIC,
                        new NewEvents(List.of(), ids),
                        clock.instant().plus(LATER)));
    }

    private Map<Key, Growth> growths(List<StoredEvent> events) {
        List<Key> stays =
                events.stream().filter(event -> event.type().isStay()).map(Key::of).toList();
        if (stays.isEmpty()) {
            return Map.of();
        }
        return jdbc.prepareStatement(
                TELL,
                statement -> {
                    Key.bind(statement, stays);
                    ResultSet row = statement.executeQuery();
                    Map<Key, Growth> growths = new HashMap<>();
                    while (row.next()) {
                        growths.put(Key.read(row), new Growth(row.getInt(3), row.getBoolean(4)));
                    }
                    return growths;
                });
    }

    /**
     * @param added how much of its dwell is news
     * @param first whether the stay itself is news, too
     */
    private record Growth(int added, boolean first) {}
}
