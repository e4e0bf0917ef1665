package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * Whom a message is being made for.
 *
 * @param message the id that it will have
 * @param owner whose customer it is
 * @param author who sends it in the owner's place; null when the owner does
 * @param users all WeChat users that the customer is, of whichever app
 */
record Addressee(
        TenantId tenant,
        UUID message,
        CustomerId customer,
        EmployeeId owner,
        @Nullable EmployeeId author,
        List<WeChatUser> users) {}
