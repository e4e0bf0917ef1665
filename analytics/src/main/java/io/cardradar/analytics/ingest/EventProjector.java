package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.visitors.InteractionCounts;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Hands each committed event to every projection, once. */
@Singleton
class EventProjector implements OutboxConsumer {
    static final String TOPIC = "events.accepted";

    private static final int MESSAGES = 16;

    private final StoredEvents stored;
    private final InteractionCounts counts;
    private final List<Projection> projections;
    private final JsonMapper json;

    EventProjector(
            StoredEvents stored,
            InteractionCounts counts,
            List<Projection> projections,
            JsonMapper json) {
        this.stored = stored;
        this.counts = counts;
        this.projections = projections;
        this.json = json;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public int batchSize() {
        return MESSAGES;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        List<StoredEvents.Key> keys = new ArrayList<>();
        for (OutboxMessage message : messages) {
            read(message).ids().forEach(id -> keys.add(new StoredEvents.Key(message.tenant(), id)));
        }
        List<StoredEvent> events = stored.inProjectionOrder(keys);
        List<CardEvent> counted = counts.count(events);
        projections.forEach(projection -> projection.apply(counted));
    }

    @Override
    public List<?> split(OutboxMessage message) {
        try {
            List<UUID> ids = read(message).ids();
            int half = ids.size() / 2;
            return half == 0
                    ? List.of()
                    : List.of(
                            new NewEvents(ids.subList(0, half)),
                            new NewEvents(ids.subList(half, ids.size())));
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }

    private NewEvents read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), NewEvents.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
