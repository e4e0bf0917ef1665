package io.cardradar.app.cards;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;

/** The link of one kind that WeChat made last for a share. */
@MappedEntity("card_link")
record LinkRow(
        TenantId tenantId,
        @Id String token,
        LinkKind kind,
        String url,
        Instant expiresAt,
        Instant createdAt) {}
