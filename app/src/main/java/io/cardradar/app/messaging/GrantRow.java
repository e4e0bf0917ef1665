package io.cardradar.app.messaging;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

@MappedEntity("subscription_grant")
record GrantRow(
        TenantId tenantId,
        @Id UUID id,
        String appId,
        String openid,
        String templateId,
        Choice choice,
        Instant chosenAt,
        @Nullable UUID messageId,
        @Nullable Instant voidAt) {}
