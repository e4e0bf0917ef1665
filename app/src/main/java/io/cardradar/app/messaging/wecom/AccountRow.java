package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalTime;

/** The secret is encrypted. */
@MappedEntity("wecom_account")
record AccountRow(
        @Id TenantId tenantId,
        String corpId,
        int agentId,
        byte[] secret,
        @jakarta.annotation.Nullable @Nullable String appId,
        @jakarta.annotation.Nullable @Nullable String page,
        boolean notices,
        @jakarta.annotation.Nullable @Nullable LocalTime quietFrom,
        @jakarta.annotation.Nullable @Nullable LocalTime quietTo,
        Instant updatedAt) {}
