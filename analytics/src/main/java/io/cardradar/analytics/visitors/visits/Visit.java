package io.cardradar.analytics.visitors.visits;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * What a visitor did on one salesperson's card without a long pause. It lasts from its first event
 * until the last of its stays is over.
 *
 * @param lastActAt when the last thing happened that radars show; null where they show nothing
 */
public record Visit(
        Key key,
        Instant startedAt,
        Instant endedAt,
        @Nullable Instant lastActAt,
        Counts counts,
        WayIn way) {
    /** By these a visitor wants to be talked to. */
    private static final Set<EventType> CONTACT =
            EnumSet.of(
                    EventType.CARD_AUTHORISE_PHONE,
                    EventType.CARD_DIAL_MOBILE,
                    EventType.CARD_DIAL_LANDLINE,
                    EventType.CARD_COPY_WECHAT,
                    EventType.CARD_COPY_EMAIL,
                    EventType.CARD_SAVE_CONTACT,
                    EventType.PRODUCT_CONSULT,
                    EventType.FORM_SUBMIT,
                    EventType.IM_START,
                    EventType.IM_MESSAGE,
                    EventType.RELATION_WECOM_ADD);

    /** Whether an event of this type says that the visitor wants contact. */
    public static boolean isContact(EventType type) {
        return CONTACT.contains(type);
    }

    /**
     * The visit that one event would be by itself.
     *
     * @param dwellMs the whole length of the stay, where the event only makes it longer
     */
    static Visit of(CardEvent event, long dwellMs) {
        StoredEvent stored = event.event();
        EventType type = stored.type();
        int times = event.times();
        Counts counts =
                new Counts(
                        times,
                        type.isShown() ? times : 0,
                        isContact(type) ? times : 0,
                        stored.dwellMs(),
                        Attention.of(type, times, stored.dwellMs()));
        return new Visit(
                new Key(event.tenant(), event.visitor(), event.employee()),
                stored.occurredAt(),
                stored.occurredAt().plusMillis(dwellMs),
                type.isShown() ? stored.occurredAt() : null,
                counts,
                WayIn.of(stored));
    }

    /** This and another part of the same visit together, in whatever order. */
    Visit and(Visit other) {
        return new Visit(
                key,
                startedAt.isBefore(other.startedAt) ? startedAt : other.startedAt,
                endedAt.isAfter(other.endedAt) ? endedAt : other.endedAt,
                later(lastActAt, other.lastActAt),
                counts.plus(other.counts),
                WayIn.better(way, other.way));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /** Whose visit on whose card. */
    public record Key(TenantId tenant, VisitorId visitor, EmployeeId employee) {
        static final Comparator<Key> ORDER =
                Comparator.comparing((Key key) -> key.tenant.value())
                        .thenComparing(key -> key.visitor.value())
                        .thenComparing(key -> key.employee.value());

        static Key of(UUID tenant, UUID visitor, UUID employee) {
            return new Key(new TenantId(tenant), new VisitorId(visitor), new EmployeeId(employee));
        }
    }

    /**
     * @param acts the events that radars show
     * @param contacts those by which the visitor wanted contact
     */
    public record Counts(long events, long acts, long contacts, long dwellMs, Attention attention) {
        public Counts plus(Counts other) {
            return new Counts(
                    events + other.events,
                    acts + other.acts,
                    contacts + other.contacts,
                    dwellMs + other.dwellMs,
                    attention.plus(other.attention));
        }
    }
}
