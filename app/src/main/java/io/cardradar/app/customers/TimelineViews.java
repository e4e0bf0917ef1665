package io.cardradar.app.customers;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.app.customers.TimelineEntry.Act;
import io.cardradar.app.customers.TimelineEntry.FollowedUp;
import io.cardradar.app.customers.TimelineEntry.Moved;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a history with the names and words that people read. */
@Singleton
class TimelineViews {
    private final Visitors visitors;
    private final CustomerViews customers;
    private final EventTexts eventTexts;
    private final HistoryTexts historyTexts;

    TimelineViews(
            Visitors visitors,
            CustomerViews customers,
            EventTexts eventTexts,
            HistoryTexts historyTexts) {
        this.visitors = visitors;
        this.customers = customers;
        this.eventTexts = eventTexts;
        this.historyTexts = historyTexts;
    }

    List<ItemView> of(
            TenantId tenant, CustomerId customer, List<TimelineEntry> entries, Locale locale) {
        Set<VisitorId> acting =
                entries.stream().flatMap(TimelineViews::visitor).collect(Collectors.toSet());
        Map<VisitorId, String> visitorNames = visitors.names(tenant, acting);
        CustomerViews.Names names =
                customers.names(tenant, entries.stream().flatMap(TimelineViews::employee).toList());
        return entries.stream()
                .map(entry ->
                        switch (entry) {
                            case Act act -> view(act, customer, visitorNames, locale);
                            case FollowedUp followUp -> view(followUp.row(), names, locale);
                            case Moved move -> view(move.row(), names, locale);
                        })
                .toList();
    }

    private ItemView view(
            Act act, CustomerId customer, Map<VisitorId, String> names, Locale locale) {
        StoredEvent event = act.event();
        VisitorId visitor = event.visitor();
        Subject subject = event.subject();
        CardId card = event.card();
        String subjectName = subject == null ? null : subject.id();
        return new ItemView(
                event.id(),
                event.type().wireName(),
                event.occurredAt(),
                new NameView(visitor.value(), names.getOrDefault(visitor, "")),
                customer.value(),
                card == null ? null : card.value(),
                subject == null ? null : new SubjectView(subject.kind().wireName(), subject.id()),
                event.dwellMs() == 0 ? null : event.dwellMs(),
                act.nth(),
                null,
                eventTexts.text(event.type(), act.nth(), subjectName, locale));
    }

    private ItemView view(FollowUpRow row, CustomerViews.Names names, Locale locale) {
        return ofEmployee(
                new Deed(row.id(), "follow_up." + row.kind().wireName(), row.createdAt()),
                row.customerId(),
                names.person(row.author()),
                historyTexts.followUp(row.kind(), row.text(), locale));
    }

    private ItemView view(StageChangeRow row, CustomerViews.Names names, Locale locale) {
        String from = row.fromStage() == null ? "" : names.stage(row.fromStage());
        return ofEmployee(
                new Deed(row.id(), "stage.change", row.changedAt()),
                row.customerId(),
                names.person(row.changedBy()),
                historyTexts.move(from, names.stage(row.toStage()), row.reason(), locale));
    }

    private static ItemView ofEmployee(
            Deed deed, CustomerId customer, CustomerItem.Person employee, String text) {
        return new ItemView(
                deed.id,
                deed.type,
                deed.at,
                null,
                customer.value(),
                null,
                null,
                null,
                null,
                employee,
                text);
    }

    private static Stream<VisitorId> visitor(TimelineEntry entry) {
        return entry instanceof Act act ? Stream.of(act.event().visitor()) : Stream.empty();
    }

    private static Stream<EmployeeId> employee(TimelineEntry entry) {
        return switch (entry) {
            case Act act -> Stream.empty();
            case FollowedUp followUp -> Stream.of(followUp.row().author());
            case Moved move -> Stream.of(move.row().changedBy());
        };
    }

    private record Deed(UUID id, String type, Instant at) {}

    /**
     * @param type an event type, {@code follow_up.<kind>} or {@code stage.change}
     * @param visitor who acted; absent where an employee did
     * @param nth the how manieth event of its type by this visitor on this card and subject
     * @param employee who acted; absent where the customer did
     * @param text what happened, in the reader's language
     */
    @Serdeable
    record ItemView(
            UUID id,
            String type,
            Instant occurredAt,
            @Nullable NameView visitor,
            UUID customerId,
            @Nullable UUID cardId,
            @Nullable SubjectView subject,
            @Nullable Integer dwellMs,
            @Nullable Long nth,
            CustomerItem.@Nullable Person employee,
            String text) {}

    @Serdeable
    record NameView(UUID id, String name) {}

    @Serdeable
    record SubjectView(String kind, String id) {}
}
