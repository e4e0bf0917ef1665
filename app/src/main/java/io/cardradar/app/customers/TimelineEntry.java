package io.cardradar.app.customers;

import io.cardradar.analytics.events.StoredEvent;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** One entry of a customer's history. */
sealed interface TimelineEntry {
    /** The latest first. */
    Comparator<TimelineEntry> ORDER =
            Comparator.comparing(TimelineEntry::at)
                    .thenComparing(entry -> entry.id().toString())
                    .reversed();

    UUID id();

    Instant at();

    /** Something that the customer did, for the {@code nth} time. */
    record Act(StoredEvent event, long nth) implements TimelineEntry {
        @Override
        public UUID id() {
            return event.id();
        }

        @Override
        public Instant at() {
            return event.occurredAt();
        }
    }

    /** Something that the salesperson did. */
    record FollowedUp(FollowUpRow row) implements TimelineEntry {
        @Override
        public UUID id() {
            return row.id();
        }

        @Override
        public Instant at() {
            return row.createdAt();
        }
    }

    /** A move through the funnel. */
    record Moved(StageChangeRow row) implements TimelineEntry {
        @Override
        public UUID id() {
            return row.id();
        }

        @Override
        public Instant at() {
            return row.changedAt();
        }
    }
}
