package io.cardradar.app.messaging;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.UUID;

/** Messages on their way out: queued here, sent by {@link Channel}s afterwards. */
@Singleton
public class Messages {
    private final MessageRepository messages;
    private final Secrets secrets;
    private final Outbox outbox;
    private final NewId ids;
    private final Clock clock;

    Messages(MessageRepository messages, Secrets secrets, Outbox outbox, NewId ids, Clock clock) {
        this.messages = messages;
        this.secrets = secrets;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** An id for a message that is about to be queued, for what is reserved for it first. */
    public UUID nextId() {
        return ids.next();
    }

    /**
     * Queues a message: it will be sent, at most once, or end in a state that says why not. Must
     * run inside the transaction of whatever it follows from.
     *
     * @param id from {@link #nextId}
     */
    public void queue(TenantId tenant, UUID id, NewMessage message) {
        byte[] content = secrets.encrypt(message.content());
        messages.save(MessageRow.queued(tenant, id, message, content, clock.instant()));
        outbox.add(tenant, DueMessage.TOPIC, new DueMessage(id));
    }
}
