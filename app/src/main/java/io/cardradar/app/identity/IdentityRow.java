package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** The session key is encrypted. */
@MappedEntity("wechat_identity")
record IdentityRow(
        TenantId tenantId,
        String appId,
        @Id String openid,
        @Nullable String unionid,
        PrincipalKind principalKind,
        UUID principalId,
        @jakarta.annotation.Nullable byte @Nullable [] sessionKey,
        Instant createdAt,
        Instant lastLoginAt) {}
