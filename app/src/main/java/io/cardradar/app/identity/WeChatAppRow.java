package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Secrets are stored encrypted.
 *
 * @param tenantId the company that registered the app; it may share it
 */
@MappedEntity("wechat_app")
record WeChatAppRow(
        @Id String appId,
        TenantId tenantId,
        String name,
        byte[] secret,
        byte[] callbackToken,
        @jakarta.annotation.Nullable byte @Nullable [] encodingAesKey,
        @jakarta.annotation.Nullable @Nullable String cloudEnv,
        @jakarta.annotation.Nullable byte @Nullable [] gatewayKey,
        Instant createdAt) {}
