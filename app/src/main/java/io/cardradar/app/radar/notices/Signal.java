package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.EventType;
import io.cardradar.kernel.VisitorId;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that rings.
 *
 * @param seq its number in the salesperson's radar: it takes a new one when it is told anew
 * @param id stays
 * @param acts null for a digest
 * @param held whether it came in quiet hours, and rang only as part of a digest
 */
public record Signal(
        long seq, UUID id, SignalKind kind, @Nullable Acts acts, boolean held, Details details) {

    /**
     * What one visitor did.
     *
     * @param subject {@code <kind>:<id>}, or empty
     * @param times how often within this signal
     * @param nth of the last of them, among all that this visitor ever did
     */
    public record Acts(
            VisitorId visitor,
            EventType type,
            String subject,
            Instant firstAt,
            Instant lastAt,
            long times,
            long nth) {}

    /** What else is known, as it is stored. */
    @Serdeable
    record Details(@Nullable List<Reason> reasons, @Nullable Digest digest) {
        static final Details NONE = new Details(null, null);
    }

    /**
     * Why a visitor is promising.
     *
     * @param kind the rule's, see {@link AlertKind}
     * @param amount how many times, or days
     * @param minutes within which time; 0 where that says nothing
     */
    @Serdeable
    record Reason(String kind, long amount, long minutes) {}

    /** What was held, in figures. */
    @Serdeable
    record Digest(long notices, long alerts, long acts, long visitors, List<UUID> foremost) {}
}
