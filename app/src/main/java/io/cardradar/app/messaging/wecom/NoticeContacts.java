package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Works through the signs that visitors want contact. */
@Singleton
class NoticeContacts implements OutboxConsumer {
    private static final int BATCH = 50;

    private final ContactNotices notices;
    private final ObjectMapper json;
    private final Clock clock;

    NoticeContacts(ContactNotices notices, ObjectMapper json, Clock clock) {
        this.notices = notices;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return ContactIntent.TOPIC;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        for (OutboxMessage message : messages) {
            notices.hear(message.tenant(), read(message), clock.instant());
        }
    }

    private ContactIntent read(OutboxMessage message) {
        try {
            return Objects.requireNonNull(json.readValue(message.payload(), ContactIntent.class));
        } catch (IOException e) {
            throw new UncheckedIOException("A sign of contact cannot be read", e);
        }
    }
}
