package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.analytics.visitors.visits.Attention;
import io.cardradar.app.radar.Behaviours.Behaviour;
import io.cardradar.app.radar.RadarViews.VisitorView;
import io.cardradar.kernel.CustomerId;
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

/** Shows people and behaviours with the names that people read. */
@Singleton
class PeopleViews {
    private final Visitors visitors;
    private final EventTexts texts;

    PeopleViews(Visitors visitors, EventTexts texts) {
        this.visitors = visitors;
        this.texts = texts;
    }

    List<PersonView> of(TenantId tenant, List<People.Row> people) {
        Set<VisitorId> ids =
                people.stream().map(row -> row.person().visitor()).collect(Collectors.toSet());
        Map<VisitorId, String> names = visitors.names(tenant, ids);
        return people.stream().map(row -> view(row, names)).toList();
    }

    BehaviourView behaviour(Behaviour behaviour, Locale locale) {
        return new BehaviourView(
                behaviour.type().wireName(),
                texts.name(behaviour.type(), locale),
                behaviour.events(),
                behaviour.visitors(),
                behaviour.lastAt());
    }

    private static PersonView view(People.Row row, Map<VisitorId, String> names) {
        VisitorId visitor = row.person().visitor();
        CustomerId customer = row.person().customer();
        PeopleFigures.Figures figures = row.figures();
        return new PersonView(
                new VisitorView(visitor.value(), names.getOrDefault(visitor, "")),
                customer == null ? null : customer.value(),
                figures.events(),
                row.person().lastAt(),
                InterestView.of(figures.attention()),
                figures.dwellMs(),
                figures.contacts(),
                row.activeDays(),
                row.unread());
    }

    /**
     * Somebody who was here: a customer with all visitors who are that customer, or a visitor.
     *
     * @param visitor the one who was here last
     * @param events what the person did in the window
     * @param dwellMs how long the person stayed in it
     * @param contacts acts of it by which the person wanted contact
     * @param activeDays the days of the last 15 on which the person did something
     * @param unread items that are not marked as read, of the newest 10,000
     */
    @Serdeable
    record PersonView(
            VisitorView visitor,
            @Nullable UUID customerId,
            long events,
            Instant lastAt,
            InterestView interest,
            long dwellMs,
            long contacts,
            long activeDays,
            long unread) {}

    /** Shares of 我, 产品 and 公司 in what was looked at, in whole percent. */
    @Serdeable
    record InterestView(int person, int product, int company) {
        static InterestView of(Attention attention) {
            Attention.Shares shares = attention.shares();
            return new InterestView(shares.person(), shares.product(), shares.company());
        }
    }

    @Serdeable
    record BehaviourView(String type, String name, long events, long visitors, Instant lastAt) {}
}
