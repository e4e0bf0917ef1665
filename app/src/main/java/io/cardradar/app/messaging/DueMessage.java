package io.cardradar.app.messaging;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

/** In the outbox: a message whose state is to be looked at now. */
@Serdeable
record DueMessage(UUID id) {
    static final String TOPIC = "message.due";
}
