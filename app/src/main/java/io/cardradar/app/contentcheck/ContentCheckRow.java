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
 * @param attempts how often we tried to ask WeChat
 * @param asks how often WeChat took the question
 * @param dueAt when there is something to do; null when there is not
 */
@MappedEntity("content_check")
record ContentCheckRow(
        TenantId tenantId,
        @Id UUID id,
        SubjectKind subjectKind,
        UUID subjectId,
        UUID authorId,
        boolean enforced,
        CheckState state,
        @Nullable Suggestion suggestion,
        @Nullable ContentLabel label,
        @Nullable String reason,
        int attempts,
        int asks,
        @Nullable Instant dueAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UUID decidedBy) {
    /** The check with WeChat's verdict; there is nothing more to ask. */
    ContentCheckRow judged(CheckState outcome, Verdict verdict, Instant now) {
        return with(outcome, null, null, now).with(verdict);
    }

    /** The check in another state. */
    ContentCheckRow with(
            CheckState next, @Nullable String why, @Nullable Instant due, Instant now) {
        return new ContentCheckRow(
                tenantId,
                id,
                subjectKind,
                subjectId,
                authorId,
                enforced,
                next,
                suggestion,
                label,
                why,
                attempts,
                next == CheckState.ASKED ? asks + 1 : asks,
                due,
                createdAt,
                now,
                decidedBy);
    }

    private ContentCheckRow with(Verdict verdict) {
        return new ContentCheckRow(
                tenantId,
                id,
                subjectKind,
                subjectId,
                authorId,
                enforced,
                state,
                verdict.suggestion(),
                verdict.label(),
                reason,
                attempts,
                asks,
                dueAt,
                createdAt,
                updatedAt,
                decidedBy);
    }

    /** The check as a manager has decided it. */
    ContentCheckRow decided(CheckState decision, UUID manager, Instant now) {
        return new ContentCheckRow(
                tenantId,
                id,
                subjectKind,
                subjectId,
                authorId,
                enforced,
                decision,
                suggestion,
                label,
                reason,
                attempts,
                asks,
                null,
                createdAt,
                now,
                manager);
    }
}
