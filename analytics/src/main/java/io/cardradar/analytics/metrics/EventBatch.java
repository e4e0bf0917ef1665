package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.kernel.Columns;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A batch of events at the days and hours of their companies. It is added up here, so that the
 * database gets each row that changes once. Rows are in the order of their keys, so that two nodes
 * that meet wait for each other and never deadlock.
 */
final class EventBatch {
    private static final String ZONES = "SELECT id, time_zone FROM tenant WHERE id = ANY (?)";

    private final List<Local> events;

    private EventBatch(List<Local> events) {
        this.events = events;
    }

    /** Asks for the time zones of the companies, which may have been changed a moment ago. */
    static EventBatch of(JdbcOperations jdbc, List<CardEvent> events) {
        Map<UUID, ZoneId> zones = zones(jdbc, events);
        List<Local> local = new ArrayList<>(events.size());
        for (CardEvent event : events) {
            ZoneId zone = zones.get(event.tenant().value());
            if (zone != null) {
                local.add(Local.of(event, event.event().occurredAt().atZone(zone)));
            }
        }
        return new EventBatch(local);
    }

    private static Map<UUID, ZoneId> zones(JdbcOperations jdbc, List<CardEvent> events) {
        List<UUID> tenants =
                events.stream().map(event -> event.tenant().value()).distinct().toList();
        return jdbc.prepareStatement(
                ZONES,
                statement -> {
                    new Columns<>(statement, tenants).add("uuid", tenant -> tenant);
                    return zones(statement.executeQuery());
                });
    }

    private static Map<UUID, ZoneId> zones(ResultSet row) throws SQLException {
        Map<UUID, ZoneId> zones = new HashMap<>();
        while (row.next()) {
            zones.put(row.getObject(1, UUID.class), ZoneId.of(row.getString(2)));
        }
        return zones;
    }

    /**
     * How many events there are of each key, and how long they dwelt, in the order of the keys.
     * Events come sorted, and many keys begin as their order does.
     */
    <K extends Comparable<K>> List<Sum<K>> sums(Function<Local, K> key) {
        Map<K, Sum<K>> sums = new LinkedHashMap<>();
        for (Local local : events) {
            sums.computeIfAbsent(key.apply(local), Sum::new).add(local.event);
        }
        List<Sum<K>> sorted = new ArrayList<>(sums.values());
        sorted.sort((one, other) -> one.key.compareTo(other.key));
        return sorted;
    }

    /** Each key once, in order. */
    <K extends Comparable<K>> List<K> distinct(Function<Local, K> key) {
        return events.stream().map(key).distinct().sorted().toList();
    }

    /**
     * An event where its company is.
     *
     * @param hour when the hour began
     */
    record Local(CardEvent event, LocalDate day, Instant hour) {
        /** Hours begin by the offset of the event, also where clocks are set back within one. */
        static Local of(CardEvent event, ZonedDateTime at) {
            Instant hour = at.toOffsetDateTime().truncatedTo(ChronoUnit.HOURS).toInstant();
            return new Local(event, at.toLocalDate(), hour);
        }

        UUID tenant() {
            return event.tenant().value();
        }

        UUID employee() {
            return event.employee().value();
        }

        UUID visitor() {
            return event.visitor().value();
        }

        short type() {
            return (short) event.event().type().code();
        }
    }

    /** What a batch adds to the row of a key. */
    static final class Sum<K> {
        private final K key;
        private long events;
        private long dwellMs;

        private Sum(K key) {
            this.key = key;
        }

        private void add(CardEvent event) {
            events += event.times();
            dwellMs += event.event().dwellMs();
        }

        K key() {
            return key;
        }

        long events() {
            return events;
        }

        long dwellMs() {
            return dwellMs;
        }
    }
}
