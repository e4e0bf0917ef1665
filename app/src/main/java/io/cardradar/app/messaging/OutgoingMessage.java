package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A message as its channel gets it.
 *
 * @param employee whose customer it goes to; without a customer, who gets it
 * @param user the WeChat user that it goes to; null where the channel has other addresses
 * @param content what the channel was given by {@link NewMessage}
 * @param attempt 1 for the first
 * @param expiresAt no attempt is made after this
 */
public record OutgoingMessage(
        TenantId tenant,
        UUID id,
        String channel,
        EmployeeId employee,
        @Nullable CustomerId customer,
        @Nullable WeChatUser user,
        String content,
        int attempt,
        Instant expiresAt) {

    /** Without the content. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + channel + " " + id + "]";
    }
}
