package io.cardradar.app.privacy;

import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What a visitor once said.
 *
 * @param tracking whether the visitor lets the company follow what they do
 * @param appId the mini-program in which it was said
 * @param replacedAt when the visitor said otherwise; null: it counts
 */
@MappedEntity("visitor_consent")
record ConsentRow(
        TenantId tenantId,
        @Id UUID visitorId,
        Instant changedAt,
        boolean tracking,
        @jakarta.annotation.Nullable @Nullable String appId,
        @jakarta.annotation.Nullable @Nullable Instant replacedAt) {}
