package io.cardradar.app.callbacks;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * @param payload encrypted; null once the push is handled
 * @param reason of the last failure, without personal data
 */
@MappedEntity("wechat_push")
record PushRow(
        TenantId tenantId,
        @Id UUID id,
        String appId,
        String pushKey,
        String kind,
        @jakarta.annotation.Nullable byte @Nullable [] openidHash,
        @jakarta.annotation.Nullable byte @Nullable [] payload,
        PushState state,
        int attempts,
        @jakarta.annotation.Nullable @Nullable String reason,
        Instant sentAt,
        Instant receivedAt,
        @jakarta.annotation.Nullable @Nullable Instant finishedAt) {}
