package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.visitors.visits.Session;
import io.cardradar.analytics.visitors.visits.Visit;
import io.cardradar.analytics.visitors.visits.WayIn;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The whole way of one person, as far as the caller may see it.
 *
 * @param first how the person came the first time
 * @param last how the person came the last time
 * @param totals of all visits
 * @param sessions how many visits there were
 * @param visits one page of them, the latest first
 */
record Journey(
        Who who,
        WayIn first,
        WayIn last,
        Visit.Counts totals,
        int sessions,
        List<Activity.Day> activity,
        List<Counter> counters,
        List<CardSeen> cards,
        Page<Stay> visits) {
    /**
     * Whose journey, and how much of it.
     *
     * @param visitors who are the person
     * @param customer who the person is; null for a visitor who is no customer
     * @param employees on whose cards; null stands for everybody's
     */
    record Who(
            TenantId tenant,
            Set<VisitorId> visitors,
            @Nullable CustomerId customer,
            UUID @Nullable [] employees) {
        UUID[] visitorIds() {
            return visitors.stream().map(VisitorId::value).toArray(UUID[]::new);
        }
    }

    /**
     * A visit and what was done in it.
     *
     * @param acts the latest first
     */
    record Stay(Session session, List<RadarItem> acts) {}

    /**
     * How often a thing was done.
     *
     * @param subject {@code <kind>:<id>}, or the empty text
     */
    record Counter(EventType type, String subject, long events, long dwellMs, Instant lastAt) {}

    /** A card that was seen, and whose it is. */
    @Serdeable
    record CardSeen(UUID cardId, UUID employeeId, long events, Instant firstAt, Instant lastAt) {}
}
