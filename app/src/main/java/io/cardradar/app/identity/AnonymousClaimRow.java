package io.cardradar.app.identity;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import java.time.Instant;
import java.util.UUID;

@MappedEntity("anonymous_claim")
record AnonymousClaimRow(
        TenantId tenantId, @Id UUID anonymousId, UUID visitorId, Instant claimedAt) {}
