package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Mark;
import io.cardradar.analytics.events.Subject;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way through the steps.
 *
 * @param occurredAt by the client's clock until {@link CorrectClock}, by ours afterwards
 * @param owner the card's owner, once {@link FindOwner} has run
 * @param mark why it will not count, once {@link MarkUncounted} has run; null when it does
 * @param props JSON text, as the client sent it
 */
record IncomingEvent(
        UUID id,
        EventType type,
        Instant occurredAt,
        @Nullable CardId card,
        @Nullable EmployeeId owner,
        @Nullable Subject subject,
        int dwellMs,
        @Nullable Integer scene,
        @Nullable String share,
        @Nullable String props,
        @Nullable Mark mark) {
    IncomingEvent occurredAt(Instant corrected) {
        return new IncomingEvent(
                id, type, corrected, card, owner, subject, dwellMs, scene, share, props, mark);
    }

    IncomingEvent ownedBy(EmployeeId employee) {
        return new IncomingEvent(
                id, type, occurredAt, card, employee, subject, dwellMs, scene, share, props, mark);
    }

    IncomingEvent dwelling(int capped) {
        return new IncomingEvent(
                id, type, occurredAt, card, owner, subject, capped, scene, share, props, mark);
    }

    IncomingEvent marked(Mark why) {
        return new IncomingEvent(
                id, type, occurredAt, card, owner, subject, dwellMs, scene, share, props, why);
    }
}
