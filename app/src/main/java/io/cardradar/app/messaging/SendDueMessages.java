package io.cardradar.app.messaging;

import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Looks at messages whose time has come. A due one is handed over to be sent once this transaction
 * has ended, because no call of WeChat belongs inside one. Should the node die with it, another
 * look, left in the outbox for later, finds out.
 */
@Singleton
class SendDueMessages implements OutboxConsumer {
    private static final int BATCH = 50;

    private final MessageRepository messages;
    private final Attempts attempts;
    private final MessageSender sender;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    SendDueMessages(
            MessageRepository messages,
            Attempts attempts,
            MessageSender sender,
            Outbox outbox,
            ObjectMapper json,
            Clock clock) {
        this.messages = messages;
        this.attempts = attempts;
        this.sender = sender;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return DueMessage.TOPIC;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public void handle(List<OutboxMessage> due) {
        Instant now = clock.instant();
        for (OutboxMessage message : due) {
            messages.find(message.tenant(), read(message).id()).ifPresent(row -> look(row, now));
        }
    }

    private void look(MessageRow row, Instant now) {
        switch (row.state()) {
            case QUEUED -> {
                // One that was put off has its next look in the outbox already.
                if (!row.dueAt().isAfter(now)) {
                    sender.handOverAfterCommit(row.tenantId(), row.id());
                    lookAgain(row, now.plus(Attempts.LEASE));
                }
            }
            case SENDING -> {
                Instant end = Objects.requireNonNull(row.leaseUntil());
                if (end.isAfter(now)) {
                    lookAgain(row, end);
                } else {
                    attempts.interrupted(row);
                }
            }
            case SENT, REFUSED, FAILED, UNKNOWN -> {}
        }
    }

    private void lookAgain(MessageRow row, Instant at) {
        TenantId tenant = row.tenantId();
        outbox.addLater(tenant, DueMessage.TOPIC, new DueMessage(row.id()), at);
    }

    private DueMessage read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), DueMessage.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of this topic cannot be read", e);
        }
    }
}
