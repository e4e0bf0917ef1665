package io.cardradar.analytics.partitions;

import io.cardradar.kernel.NewId;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * A span of time, and so a range of event ids.
 *
 * @param from its first instant
 * @param to the first instant after it
 */
public record EventRange(Instant from, Instant to) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'interaction_event_'yyyyMMdd").withZone(ZoneOffset.UTC);

    /** The lowest id. */
    public UUID fromId() {
        return NewId.floor(from);
    }

    /** The lowest id after it. */
    public UUID toId() {
        return NewId.floor(to);
    }

    /** The name of its partition. Ranges begin at different days: no two share one. */
    public String table() {
        return NAME.format(from);
    }

    /** A condition on {@code id}. Made of dates only: nothing from outside is ever part of it. */
    public String condition() {
        return "id >= '%s' AND id < '%s'".formatted(fromId(), toId());
    }
}
