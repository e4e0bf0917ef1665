package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.ingest.StoredEvents.Key;
import io.cardradar.analytics.ingest.StoredEvents.Sought;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.TenantId;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What messages of {@link NewEvents} ask for: from memory, or by what they say. */
@Singleton
class QueuedEvents {
    private final FreshEvents fresh;
    private final JsonMapper json;

    QueuedEvents(FreshEvents fresh, JsonMapper json) {
        this.fresh = fresh;
        this.json = json;
    }

    /**
     * What all of these ask for.
     *
     * @throws UncheckedIOException as {@link #read}
     */
    Sought of(List<OutboxMessage> messages) {
        List<StoredEvent> known = new ArrayList<>();
        // In the order in which they were inserted: those that are read lie beside each other.
        Set<Key> inserted = new LinkedHashSet<>();
        Set<Key> grown = new LinkedHashSet<>();
        for (OutboxMessage message : messages) {
            TenantId tenant = message.tenant();
            FreshEvents.Work work = fresh.take(message.id());
            if (work == null) {
                NewEvents events = read(message);
                events.ids().forEach(id -> inserted.add(new Key(tenant, id)));
                events.grownIds().forEach(id -> grown.add(new Key(tenant, id)));
            } else {
                known.addAll(work.inserted());
                work.grown().forEach(id -> grown.add(new Key(tenant, id)));
            }
        }
        List<UUID> ids = messages.stream().map(OutboxMessage::id).toList();
        return new Sought(known, inserted, grown, ids);
    }

    /**
     * What a message says.
     *
     * @throws UncheckedIOException when it is none of this kind
     */
    NewEvents read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), NewEvents.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
