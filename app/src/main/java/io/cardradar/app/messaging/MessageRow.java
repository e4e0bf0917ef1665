package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** The content is encrypted. */
@MappedEntity("outgoing_message")
record MessageRow(
        TenantId tenantId,
        @Id UUID id,
        String channel,
        EmployeeId employeeId,
        @Nullable EmployeeId writtenBy,
        @Nullable CustomerId customerId,
        @Nullable String appId,
        @Nullable String openid,
        @Nullable String templateId,
        byte[] content,
        MessageState state,
        @Nullable String reason,
        @Nullable Integer errcode,
        @Nullable String rid,
        int attempts,
        Instant dueAt,
        @Nullable Instant leaseUntil,
        Instant expiresAt,
        @Nullable Delivery delivery,
        @Nullable String deliveryError,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** A message that waits for its first attempt. */
    static MessageRow queued(
            TenantId tenant, UUID id, NewMessage message, byte[] content, Instant now) {
        WeChatUser user = message.user();
        return new MessageRow(
                tenant,
                id,
                message.channel(),
                message.employee(),
                message.author(),
                message.customer(),
                user == null ? null : user.appId(),
                user == null ? null : user.openid(),
                message.template(),
                content,
                MessageState.QUEUED,
                null,
                null,
                null,
                0,
                now,
                null,
                message.expiresAt(),
                null,
                null,
                now,
                null);
    }

    /**
     * The message as its channel gets it.
     *
     * @param text the content, decrypted
     */
    OutgoingMessage read(String text) {
        WeChatUser user = appId == null || openid == null ? null : new WeChatUser(appId, openid);
        return new OutgoingMessage(
                tenantId, id, channel, employeeId, customerId, user, text, attempts, expiresAt);
    }
}
