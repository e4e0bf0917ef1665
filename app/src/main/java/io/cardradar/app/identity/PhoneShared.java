package io.cardradar.app.identity;

import io.micronaut.serde.annotation.Serdeable;

import java.time.Instant;
import java.util.UUID;

/**
 * A visitor has given a salesperson a phone number that WeChat has verified.
 *
 * @param phone encrypted by {@link io.cardradar.kernel.Secrets}, in Base64; inside, it is as {@link
 *     io.cardradar.kernel.Phone#normalised}
 */
@Serdeable
public record PhoneShared(UUID visitorId, UUID employeeId, String phone, Instant at) {
    /** The outbox topic. */
    public static final String TOPIC = "phone.shared";
}
