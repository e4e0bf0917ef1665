package io.cardradar.app.cards;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A visitor has exchanged contacts on a card.
 *
 * @param eventId names the event that tells of it: the same however often this is read
 * @param appId the mini-program in which it happened
 */
@Serdeable
public record CardExchanged(
        UUID eventId, UUID visitorId, @Nullable String appId, UUID cardId, Instant at) {
    /** The outbox topic. */
    public static final String TOPIC = "card.exchanged";
}
