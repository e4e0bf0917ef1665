package io.cardradar.app.radar;

import io.cardradar.analytics.visitors.visits.Session;
import io.cardradar.analytics.visitors.visits.Visit;
import io.cardradar.analytics.visitors.visits.Visits;
import io.cardradar.app.radar.Journey.Stay;
import io.cardradar.app.radar.Journey.Who;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.VisitorId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Puts together the whole way of one person: on the caller's own card, for managers their team's.
 */
@Singleton
class Journeys {
    /** The most acts of one visit; the timeline has the rest. */
    static final int ACTS = 50;

    private final RadarScope scope;
    private final Visits visits;
    private final JourneyTable table;
    private final Activity activity;

    Journeys(RadarScope scope, Visits visits, JourneyTable table, Activity activity) {
        this.scope = scope;
        this.visits = visits;
        this.table = table;
        this.activity = activity;
    }

    /**
     * Of a visitor, with all others who are the same customer.
     *
     * @throws Problem.NotFound {@code radar.nobody}
     */
    Journey ofVisitor(Caller caller, VisitorId visitor, Ask ask) {
        CustomerId customer = scope.customerOf(caller.tenant(), visitor);
        Set<VisitorId> visitors =
                customer == null ? Set.of(visitor) : scope.visitorsOf(caller.tenant(), customer);
        UUID[] employees = scope.employees(caller, ask.employee);
        return read(new Who(caller.tenant(), visitors, customer, employees), ask);
    }

    /**
     * Of a customer.
     *
     * @throws Problem.NotFound {@code radar.nobody}
     */
    Journey ofCustomer(Caller caller, CustomerId customer, Ask ask) {
        Set<VisitorId> visitors = scope.visitorsOf(caller.tenant(), customer);
        UUID[] employees = scope.employees(caller, ask.employee);
        return read(new Who(caller.tenant(), visitors, customer, employees), ask);
    }

    private Journey read(Who who, Ask ask) {
        List<Session> sessions = visits.sessions(who.tenant(), who.visitors(), who.employees());
        if (sessions.isEmpty()) {
            throw new Problem.NotFound("radar.nobody", "Nobody of this id has been here");
        }
        Visit.Counts totals =
                sessions.stream().map(Session::counts).reduce(Visit.Counts::plus).orElseThrow();
        return new Journey(
                who,
                sessions.getFirst().way(),
                sessions.getLast().way(),
                totals,
                sessions.size(),
                activity.ofVisitors(
                        who.tenant().value(),
                        who.visitorIds(),
                        who.employees(),
                        scope.zoneOf(who.tenant())),
                table.counters(who),
                table.cards(who),
                page(who, sessions, ask));
    }

    private Page<Stay> page(Who who, List<Session> sessions, Ask ask) {
        Instant before = ask.cursor == null ? Instant.MAX : instant(ask.cursor);
        List<Session> rows =
                sessions.reversed().stream()
                        .filter(session -> session.startedAt().isBefore(before))
                        .limit(ask.limit + 1L)
                        .toList();
        Page<Session> page = Page.of(rows, ask.limit, session -> Cursor.of(session.startedAt()));
        List<List<RadarItem>> acts = table.acts(who, page.items(), ACTS);
        List<Stay> stays = new ArrayList<>();
        for (Session session : page.items()) {
            stays.add(new Stay(session, acts.get(stays.size())));
        }
        return new Page<>(stays, page.next());
    }

    private static Instant instant(String cursor) {
        try {
            return Instant.parse(Cursor.parse(cursor, 1).getFirst());
        } catch (DateTimeParseException e) {
            throw Cursor.bad();
        }
    }

    /**
     * How much is asked for.
     *
     * @param employee on whose card alone; null for all that the caller may see
     * @param cursor where the page of visits goes on; null at the last visit
     * @param limit the most visits
     */
    record Ask(@Nullable UUID employee, @Nullable String cursor, int limit) {}
}
