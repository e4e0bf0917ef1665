package io.cardradar.app.messaging;

import io.cardradar.app.messaging.MessageTable.Result;
import io.cardradar.app.messaging.Outcome.Later;
import io.cardradar.app.messaging.Outcome.Refused;
import io.cardradar.app.messaging.Outcome.Taken;
import io.cardradar.app.messaging.Outcome.Unclear;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What is written down before and after an attempt to send: one short transaction each. */
@Singleton
class Attempts {
    /** Longer than any channel takes: after it, whoever was sending is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Why a message was not sent in time, unless an attempt has given a better reason. */
    static final String EXPIRED = "expired";

    /** Why nobody knows what came of an attempt: whoever sent it has not come back. */
    static final String INTERRUPTED = "interrupted";

    private final MessageRepository messages;
    private final MessageTable table;
    private final Channels channels;
    private final Secrets secrets;
    private final Outbox outbox;
    private final Clock clock;

    Attempts(
            MessageRepository messages,
            MessageTable table,
            Channels channels,
            Secrets secrets,
            Outbox outbox,
            Clock clock) {
        this.messages = messages;
        this.table = table;
        this.channels = channels;
        this.secrets = secrets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Takes a due message for one attempt; null when there is nothing to be sent any more. */
    @Transactional
    @Nullable OutgoingMessage begin(TenantId tenant, UUID id) {
        Instant now = clock.instant();
        if (!table.take(tenant, id, now, now.plus(LEASE))) {
            return null;
        }
        MessageRow row = messages.find(tenant, id).orElseThrow();
        OutgoingMessage message = row.read(secrets.decrypt(row.content()));
        if (now.isBefore(row.expiresAt())) {
            return message;
        }
        String reason = row.reason() == null ? EXPIRED : row.reason();
        abandon(message, Result.last(MessageState.FAILED, reason, null, now));
        return null;
    }

    /** Writes down what came of an attempt. */
    @Transactional
    void end(OutgoingMessage message, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Taken taken ->
                    table.write(message, Result.last(MessageState.SENT, null, null, now));
            case Unclear unclear ->
                    table.write(
                            message,
                            Result.last(MessageState.UNKNOWN, unclear.reason(), null, now));
            case Refused refused ->
                    abandon(
                            message,
                            Result.last(
                                    MessageState.REFUSED, refused.reason(), refused.trace(), now));
            case Later later -> later(message, later, now);
        }
    }

    /** Ends a message whose sender has not come back. */
    @Transactional
    void interrupted(MessageRow row) {
        Result unknown = Result.last(MessageState.UNKNOWN, INTERRUPTED, null, clock.instant());
        table.write(row.read(""), unknown);
    }

    private void later(OutgoingMessage message, Later later, Instant now) {
        Duration backoff = Backoff.after(message.attempt(), ThreadLocalRandom.current());
        Instant due = now.plus(backoff.compareTo(later.pause()) > 0 ? backoff : later.pause());
        if (!due.isBefore(message.expiresAt())) {
            Result over = Result.last(MessageState.FAILED, later.reason(), later.trace(), now);
            abandon(message, over);
        } else if (table.write(message, Result.again(later.reason(), later.trace(), due))) {
            outbox.addLater(message.tenant(), DueMessage.TOPIC, new DueMessage(message.id()), due);
        }
    }

    private void abandon(OutgoingMessage message, Result result) {
        if (table.write(message, result)) {
            String reason = result.reason() == null ? EXPIRED : result.reason();
            channels.get(message.channel()).notSent(message, reason);
        }
    }
}
