package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.visitors.KnownVisitors;
import io.cardradar.analytics.visitors.KnownVisitors.Known;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows items with the names and words that people read. */
@Singleton
class RadarViews {
    private final Visitors visitors;
    private final EventTexts texts;

    RadarViews(Visitors visitors, EventTexts texts) {
        this.visitors = visitors;
        this.texts = texts;
    }

    List<ItemView> of(TenantId tenant, List<RadarItem> items, Locale locale) {
        Set<VisitorId> ids =
                items.stream().map(i -> i.event().visitor()).collect(Collectors.toSet());
        KnownVisitors known = visitors.known(tenant, ids);
        return items.stream()
                .map(item -> view(item, known.of(item.event().visitor()), locale))
                .toList();
    }

    private ItemView view(RadarItem item, Known visitor, Locale locale) {
        StoredEvent event = item.event();
        Subject subject = event.subject();
        CardId card = event.card();
        return new ItemView(
                event.id(),
                event.type().wireName(),
                event.occurredAt(),
                new VisitorView(visitor.visitor().value(), visitor.name()),
                visitor.customerId(),
                card == null ? null : card.value(),
                subject == null ? null : new SubjectView(subject.kind().wireName(), subject.id()),
                event.dwellMs() == 0 ? null : event.dwellMs(),
                item.nth(),
                texts.text(
                        event.type(), item.nth(), subject == null ? null : subject.id(), locale));
    }

    /**
     * @param nth the how manieth event of its type by this visitor on this card and subject
     * @param text what happened, in the reader's language
     */
    @Serdeable
    record ItemView(
            UUID id,
            String type,
            Instant occurredAt,
            VisitorView visitor,
            @Nullable UUID customerId,
            @Nullable UUID cardId,
            @Nullable SubjectView subject,
            @Nullable Integer dwellMs,
            long nth,
            String text) {}

    @Serdeable
    record VisitorView(UUID id, String name) {}

    @Serdeable
    record SubjectView(String kind, String id) {}
}
