package io.cardradar.analytics.ingest;

import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A row of {@code interaction_event}.
 *
 * @param actor the visitor, or the employee when {@code internal}
 */
record EventRow(UUID tenant, UUID actor, Instant receivedAt, IncomingEvent event) {
    /** About as much as the rest of a row takes in memory. */
    static final int USUAL_CHARS = 512;

    /** The order in which every node writes, so that two never wait for each other. */
    static final Comparator<EventRow> KEY_ORDER = EventRow::compareKeys;

    static EventRow of(IncomingEvent event, Batch batch) {
        return new EventRow(
                batch.sender().tenant().value(), batch.sender().id(), batch.receivedAt(), event);
    }

    private static int compareKeys(EventRow one, EventRow other) {
        int order = one.tenant.compareTo(other.tenant);
        return order == 0 ? one.event.id().compareTo(other.event.id()) : order;
    }

    /** Whether it is kept and never counted. */
    boolean internal() {
        return event.mark() != null;
    }

    /** Whether anything follows from it. */
    boolean isProjected() {
        return !internal() && event.owner() != null;
    }

    /** In rows of the usual size. */
    int weight() {
        String props = event.props();
        return 1 + (props == null ? 0 : props.length() / USUAL_CHARS);
    }

    /** Whether it may come again, longer. */
    boolean isStay() {
        return event.type().isStay();
    }

    @Nullable UUID employee() {
        EmployeeId owner = event.owner();
        return owner == null ? null : owner.value();
    }
}
