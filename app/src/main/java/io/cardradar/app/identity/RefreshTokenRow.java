package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * @param familyId all tokens that descend from one log-in; a token used twice ends its family
 */
@MappedEntity("refresh_token")
record RefreshTokenRow(
        TenantId tenantId,
        @Id byte[] tokenHash,
        UUID familyId,
        PrincipalKind principalKind,
        UUID principalId,
        @Nullable String appId,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {}
