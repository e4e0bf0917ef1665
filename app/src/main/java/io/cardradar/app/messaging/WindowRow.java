package io.cardradar.app.messaging;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@MappedEntity("service_window")
record WindowRow(
        TenantId tenantId,
        String appId,
        @Id String openid,
        @Nullable Instant messagedAt,
        @Nullable Instant enteredAt,
        @Nullable Instant closedAt) {}
