package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.visitors.Visitors;
import io.cardradar.analytics.visitors.visits.Session;
import io.cardradar.analytics.visitors.visits.Visit;
import io.cardradar.analytics.visitors.visits.WayIn;
import io.cardradar.app.radar.Journey.CardSeen;
import io.cardradar.app.radar.Journey.Counter;
import io.cardradar.app.radar.PeopleViews.InterestView;
import io.cardradar.app.radar.RadarViews.ItemView;
import io.cardradar.app.radar.RadarViews.VisitorView;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.VisitorId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Shows a journey with the names and words that people read. */
@Singleton
class JourneyViews {
    private final Visitors visitors;
    private final RadarViews items;
    private final EventTexts texts;
    private final SourceTexts sources;

    JourneyViews(Visitors visitors, RadarViews items, EventTexts texts, SourceTexts sources) {
        this.visitors = visitors;
        this.items = items;
        this.texts = texts;
        this.sources = sources;
    }

    JourneyView of(Journey journey, Locale locale) {
        Journey.Who who = journey.who();
        Visit.Counts totals = journey.totals();
        return new JourneyView(
                visitors(who),
                who.customer() == null ? null : who.customer().value(),
                touch(journey.first(), locale),
                touch(journey.last(), locale),
                new TotalsView(
                        journey.sessions(), totals.acts(), totals.dwellMs(), totals.contacts()),
                InterestView.of(totals.attention()),
                journey.activity(),
                journey.counters().stream().map(counter -> counter(counter, locale)).toList(),
                journey.cards(),
                journey.visits().map(stay -> visit(who, stay, locale)));
    }

    private List<VisitorView> visitors(Journey.Who who) {
        Map<VisitorId, String> names = visitors.names(who.tenant(), who.visitors());
        return who.visitors().stream()
                .sorted(Comparator.comparing(VisitorId::value))
                .map(id -> new VisitorView(id.value(), names.getOrDefault(id, "")))
                .toList();
    }

    private TouchView touch(WayIn way, Locale locale) {
        return new TouchView(
                way.at(),
                way.card() == null ? null : way.card().value(),
                way.scene(),
                way.share(),
                sources.text(way, locale));
    }

    private CounterView counter(Counter counter, Locale locale) {
        String subject = counter.subject();
        String subjectId = subject.isEmpty() ? null : subject.substring(subject.indexOf(':') + 1);
        return new CounterView(
                counter.type().wireName(),
                texts.name(counter.type(), locale),
                subject.isEmpty() ? null : subject,
                counter.events(),
                counter.dwellMs(),
                counter.lastAt(),
                texts.text(counter.type(), counter.events(), subjectId, locale));
    }

    private VisitView visit(Journey.Who who, Journey.Stay stay, Locale locale) {
        Session session = stay.session();
        Visit.Counts counts = session.counts();
        return new VisitView(
                session.startedAt(),
                session.endedAt(),
                counts.acts(),
                counts.dwellMs(),
                counts.contacts(),
                InterestView.of(counts.attention()),
                touch(session.way(), locale),
                session.employees().stream().map(EmployeeId::value).toList(),
                items.of(who.tenant(), stay.acts(), locale));
    }

    /**
     * A person's whole way, as far as the caller may see it.
     *
     * @param visitors who are the person: one for each app, and anonymous ones that turned out to
     *     be the same
     * @param customerId null for a visitor who is no customer
     * @param first how the person came the first time
     * @param last how the person came the last time
     * @param activity the last 15 days, the earliest first
     * @param counters how often what was done to which subject, the most frequent first
     * @param cards the cards that were seen, the latest first
     * @param visits one page of the visits, the latest first
     */
    @Serdeable
    record JourneyView(
            List<VisitorView> visitors,
            @Nullable UUID customerId,
            TouchView first,
            TouchView last,
            TotalsView totals,
            InterestView interest,
            List<Activity.Day> activity,
            List<CounterView> counters,
            List<CardSeen> cards,
            Page<VisitView> visits) {}

    /**
     * How somebody came.
     *
     * @param scene WeChat's number for the way in; null where no client told it
     * @param share the share token that led here
     * @param text the way in, in the reader's language
     */
    @Serdeable
    record TouchView(
            Instant at,
            @Nullable UUID cardId,
            @Nullable Integer scene,
            @Nullable String share,
            String text) {}

    /**
     * @param events what was done, as far as radars show it
     * @param contacts acts by which the person wanted contact
     */
    @Serdeable
    record TotalsView(int visits, long events, long dwellMs, long contacts) {}

    /**
     * @param events how often it was done, by all visitors of the person together
     * @param text what was done the last time, in the reader's language
     */
    @Serdeable
    record CounterView(
            String type,
            String name,
            @Nullable String subject,
            long events,
            long dwellMs,
            Instant lastAt,
            String text) {}

    /**
     * What was done without a pause of more than 30 minutes.
     *
     * @param employees whose cards were visited
     * @param acts what was done, the latest first, at most 50
     */
    @Serdeable
    record VisitView(
            Instant startedAt,
            Instant endedAt,
            long events,
            long dwellMs,
            long contacts,
            InterestView interest,
            TouchView entry,
            List<UUID> employees,
            List<ItemView> acts) {}
}
