package io.cardradar.app.messaging.wecom;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** What has become of a notice. */
record SentNotice(
        UUID id,
        String state,
        @Nullable String reason,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
