package io.cardradar.analytics.ingest;

import io.cardradar.analytics.ingest.StoredEvents.Key;
import io.cardradar.analytics.ingest.StoredEvents.Sought;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;

import jakarta.inject.Singleton;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells projections of what builds before 23 November 2026 queue, during a rolling upgrade and
 * before it: messages that name new and longer stays alike. Those builds do not see the messages of
 * this one, whose stays they would take for told.
 */
@Singleton
class FormerEvents implements OutboxConsumer {
    static final String TOPIC = "events.accepted";

    private final QueuedEvents queued;
    private final EventProjector projector;

    FormerEvents(QueuedEvents queued, EventProjector projector) {
        this.queued = queued;
        this.projector = projector;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public int batchSize() {
        return 64;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        Set<Key> keys = new HashSet<>();
        for (OutboxMessage message : messages) {
            queued.read(message).ids().forEach(id -> keys.add(new Key(message.tenant(), id)));
        }
        projector.project(
                new Sought(
                        List.of(),
                        Set.of(),
                        keys,
                        messages.stream().map(OutboxMessage::id).toList()));
    }

    @Override
    public List<?> split(OutboxMessage message) {
        return projector.split(message);
    }
}
