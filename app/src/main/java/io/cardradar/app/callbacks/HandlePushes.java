package io.cardradar.app.callbacks;

import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Has each push handled. It does not fail when a handler does: the inbox keeps count of that. */
@Singleton
class HandlePushes implements OutboxConsumer {
    static final String TOPIC = "wechat.pushed";

    private final PushHandling handling;
    private final ObjectMapper json;

    HandlePushes(PushHandling handling, ObjectMapper json) {
        this.handling = handling;
        this.json = json;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        for (OutboxMessage message : messages) {
            handling.handle(message.tenant(), read(message).id());
        }
    }

    private PushId read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), PushId.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An outbox message of ours cannot be read", e);
        }
    }
}
