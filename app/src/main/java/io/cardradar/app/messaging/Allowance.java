package io.cardradar.app.messaging;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How many customer-service messages a user's acts allow now. WeChat: five within 48 hours of each
 * message, two within a minute of each entry into a session.
 *
 * @param until when the last open window closes; null when none is open
 * @param left of the quota; 0 when none is open
 */
record Allowance(@Nullable Instant until, int left) {
    static final Allowance NONE = new Allowance(null, 0);

    private static final int PER_MESSAGE = 5;
    private static final Duration AFTER_MESSAGE = Duration.ofHours(48);
    private static final int PER_ENTRY = 2;
    private static final Duration AFTER_ENTRY = Duration.ofMinutes(1);

    boolean isOpen() {
        return until != null;
    }

    /** What one message of the user allows. */
    static Allowance ofMessage(Instant at, long sentSince, Instant now) {
        return of(at.plus(AFTER_MESSAGE), PER_MESSAGE, sentSince, now);
    }

    /** What one entry of the user into a session allows. */
    static Allowance ofEntry(Instant at, long sentSince, Instant now) {
        return of(at.plus(AFTER_ENTRY), PER_ENTRY, sentSince, now);
    }

    private static Allowance of(Instant until, int quota, long sent, Instant now) {
        return now.isBefore(until) ? new Allowance(until, (int) Math.max(0, quota - sent)) : NONE;
    }

    /** Both together: a message counts against each, so the one with more left decides. */
    Allowance or(Allowance other) {
        return Stream.of(this, other).max(Allowance.BY_USE).orElseThrow();
    }

    static final Comparator<Allowance> BY_USE =
            Comparator.comparingInt(Allowance::left)
                    .thenComparing(
                            Allowance::until, Comparator.nullsFirst(Comparator.naturalOrder()));
}
