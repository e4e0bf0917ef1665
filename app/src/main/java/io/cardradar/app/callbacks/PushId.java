package io.cardradar.app.callbacks;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

/** The outbox message that has a push handled. */
@Serdeable
record PushId(UUID id) {}
