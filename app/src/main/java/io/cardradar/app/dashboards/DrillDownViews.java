package io.cardradar.app.dashboards;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.metrics.CustomersBehind;
import io.cardradar.analytics.metrics.VisitorsBehind;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Page;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The lists behind figures, as clients see them. */
final class DrillDownViews {
    private DrillDownViews() {}

    /**
     * @param next the {@code cursor} of the next page; null on the last
     * @param total the figure that the list explains, as the overview shows it
     */
    @Serdeable
    record ListView<T>(List<T> items, @Nullable String next, long total) {
        static <T> ListView<T> of(Page<T> page, long total) {
            return new ListView<>(page.items(), page.next(), total);
        }
    }

    /** A counted event. */
    @Serdeable
    record EventView(
            UUID id,
            String type,
            Instant occurredAt,
            NamedView visitor,
            @Nullable UUID customerId,
            @Nullable UUID cardId,
            NamedView employee,
            @Nullable SubjectView subject,
            @Nullable Integer dwellMs) {
        static EventView of(StoredEvent event, Names.Known known) {
            CardId card = event.card();
            return new EventView(
                    event.id(),
                    event.type().wireName(),
                    event.occurredAt(),
                    known.visitor(event.visitor()),
                    known.customer(event.visitor()),
                    card == null ? null : card.value(),
                    known.employee(Objects.requireNonNull(event.employee())),
                    SubjectView.of(event.subject()),
                    event.dwellMs() == 0 ? null : event.dwellMs());
        }
    }

    /** What an event was about. */
    @Serdeable
    record SubjectView(String kind, String id) {
        static @Nullable SubjectView of(@Nullable Subject subject) {
            return subject == null
                    ? null
                    : new SubjectView(subject.kind().wireName(), subject.id());
        }
    }

    /**
     * A customer whom a figure counts.
     *
     * @param owner the salesperson whose customer it is
     * @param at when the two met, or when the follow-up or the deal was made
     */
    @Serdeable
    record CustomerView(
            UUID id, String name, @Nullable String company, NamedView owner, Instant at) {
        static CustomerView of(CustomersBehind.Line line, Names.Known known) {
            return new CustomerView(
                    line.customer().value(),
                    line.name(),
                    line.company(),
                    known.employee(line.employee()),
                    line.at());
        }
    }

    /**
     * A visitor of the period.
     *
     * @param events how many events of the visitor are in scope
     */
    @Serdeable
    record VisitorView(
            UUID id,
            String name,
            @Nullable UUID customerId,
            long events,
            Instant firstAt,
            Instant lastAt) {
        static VisitorView of(VisitorsBehind.Seen seen, Names.Known known) {
            return new VisitorView(
                    seen.visitor().value(),
                    known.name(seen.visitor()),
                    known.customer(seen.visitor()),
                    seen.events(),
                    seen.firstAt(),
                    seen.lastAt());
        }
    }
}
