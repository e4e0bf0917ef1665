package io.cardradar.app.contentcheck;

import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.security.ContentLabel;
import io.cardradar.wechat.security.Suggestion;
import io.cardradar.wechat.security.Verdict;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A question that WeChat answers later.
 *
 * @param tenantId with the check's id: whose question it was; null until we know
 * @param receivedAt when the verdict came; null until it does
 */
@MappedEntity("content_trace")
record TraceRow(
        @Id String traceId,
        @Nullable TenantId tenantId,
        @Nullable UUID checkId,
        @Nullable Suggestion suggestion,
        @Nullable ContentLabel label,
        @Nullable Instant receivedAt,
        Instant createdAt) {
    /** WeChat's verdict; null where it could not judge. */
    @Nullable Verdict verdict() {
        return suggestion == null || label == null ? null : new Verdict(suggestion, label);
    }
}
