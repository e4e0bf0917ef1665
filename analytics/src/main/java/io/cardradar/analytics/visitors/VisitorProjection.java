package io.cardradar.analytics.visitors;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Columns;
import io.micronaut.core.annotation.Order;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Keeps each visitor's first and last touch, and through which card, scene and share the first
 * came.
 *
 * <p>It writes the row of every visitor of a batch before any projection asks which customer a
 * visitor is. {@link VisitorLocks} rely on that: whoever stitches customers waits there for events
 * under way, and events wait there for whoever stitches.
 */
@Singleton
@Order(-100)
class VisitorProjection implements Projection {
    /** Where two events happened at once, their contents say which is the first. */
    private static final String TOUCH =
            """
            (%1$s.first_seen_at, COALESCE(%1$s.first_card_id, '00000000-0000-0000-0000-000000000000'),
                    COALESCE(%1$s.first_scene, -1), COALESCE(%1$s.first_share, '') COLLATE "C")\
            """;

    private static final String UPSERT =
            """
            INSERT INTO visitor AS v (tenant_id, id, first_seen_at, last_seen_at, first_card_id, first_scene,
                first_share, events)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, id) DO UPDATE SET
                events = v.events + excluded.events,
                last_seen_at = GREATEST(v.last_seen_at, excluded.last_seen_at),
                first_card_id = CASE WHEN %1$s < %2$s THEN excluded.first_card_id ELSE v.first_card_id END,
                first_scene = CASE WHEN %1$s < %2$s THEN excluded.first_scene ELSE v.first_scene END,
                first_share = CASE WHEN %1$s < %2$s THEN excluded.first_share ELSE v.first_share END,
                first_seen_at = LEAST(v.first_seen_at, excluded.first_seen_at)\
            """
                    .formatted(TOUCH.formatted("excluded"), TOUCH.formatted("v"));

    private static final Comparator<StoredEvent> FIRST_TOUCH =
            Comparator.comparing(StoredEvent::occurredAt)
                    .thenComparing(event -> Objects.toString(value(event.card()), ""))
                    .thenComparing(event -> Objects.requireNonNullElse(event.scene(), -1))
                    .thenComparing(event -> Objects.requireNonNullElse(event.share(), ""));

    private final JdbcOperations jdbc;

    VisitorProjection(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<CardEvent> events) {
        List<Seen> rows = seenVisitors(events);
        jdbc.prepareStatement(
                UPSERT,
                statement -> {
                    new Columns<>(statement, rows)
                            .add("uuid", s -> s.key.tenant)
                            .add("uuid", s -> s.key.visitor)
                            .add("timestamptz", s -> s.first.occurredAt())
                            .add("timestamptz", s -> s.lastAt)
                            .add("uuid", s -> value(s.first.card()))
                            .add("int4", s -> s.first.scene())
                            .add("text", s -> s.first.share())
                            .add("int8", s -> s.events);
                    return statement.executeUpdate();
                });
    }

    /** One row a visitor, in the order in which every node locks them. */
    private static List<Seen> seenVisitors(List<CardEvent> events) {
        Map<Key, Seen> seen = new HashMap<>();
        for (CardEvent event : events) {
            Key key = new Key(event.tenant().value(), event.visitor().value());
            seen.merge(key, Seen.of(key, event), Seen::and);
        }
        return seen.values().stream()
                .sorted(
                        Comparator.comparing((Seen s) -> s.key.tenant)
                                .thenComparing(s -> s.key.visitor))
                .toList();
    }

    private static @Nullable UUID value(@Nullable CardId card) {
        return card == null ? null : card.value();
    }

    private record Key(UUID tenant, UUID visitor) {}

    /** What a batch shows of one visitor. */
    private record Seen(Key key, StoredEvent first, Instant lastAt, long events) {
        static Seen of(Key key, CardEvent event) {
            return new Seen(key, event.event(), event.event().occurredAt(), event.times());
        }

        static Seen and(Seen one, Seen other) {
            boolean inOrder = FIRST_TOUCH.compare(one.first, other.first) <= 0;
            return new Seen(
                    one.key,
                    inOrder ? one.first : other.first,
                    one.lastAt.isAfter(other.lastAt) ? one.lastAt : other.lastAt,
                    one.events + other.events);
        }
    }
}
