package io.cardradar.app.messaging;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A message to be sent.
 *
 * @param channel the name of a {@link Channel}
 * @param employee whose customer it goes to; without a customer, who gets it
 * @param author who sends it in the employee's place; null when the employee does, or the service
 * @param user the WeChat user that it goes to; null where the channel has other addresses
 * @param template WeChat's id of its template; null without one
 * @param content in whatever form the channel reads; stored encrypted
 * @param expiresAt no attempt is made after this
 */
public record NewMessage(
        String channel,
        EmployeeId employee,
        @Nullable EmployeeId author,
        @Nullable CustomerId customer,
        @Nullable WeChatUser user,
        @Nullable String template,
        String content,
        Instant expiresAt) {

    /** A message of the service itself to one of its employees. */
    public static NewMessage toEmployee(
            String channel, EmployeeId employee, String content, Instant expiresAt) {
        return new NewMessage(channel, employee, null, null, null, null, content, expiresAt);
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "NewMessage[" + channel + "]";
    }
}
