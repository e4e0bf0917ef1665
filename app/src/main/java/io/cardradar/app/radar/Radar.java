package io.cardradar.app.radar;

import io.cardradar.app.radar.Behaviours.Behaviour;
import io.cardradar.app.radar.People.Person;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.Page;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a salesperson sees of the visitors of the own card; a manager sees a team member's. */
@Singleton
class Radar {
    private final RadarItems items;
    private final RadarInbox inboxes;
    private final Behaviours behaviours;
    private final People people;
    private final RadarScope scope;
    private final Clock clock;

    Radar(
            RadarItems items,
            RadarInbox inboxes,
            Behaviours behaviours,
            People people,
            RadarScope scope,
            Clock clock) {
        this.items = items;
        this.inboxes = inboxes;
        this.behaviours = behaviours;
        this.people = people;
        this.scope = scope;
        this.clock = clock;
    }

    /** The radar that a caller may see: the own one, or that of an employee in scope. */
    Address inboxOf(Caller caller, @Nullable UUID employee) {
        return scope.inboxOf(caller, employee);
    }

    /** Newest first. */
    Page<RadarItem> timeline(Address inbox, Window window, @Nullable String cursor, int limit) {
        RadarItems.Place place = cursor == null ? RadarItems.Place.NOW : place(cursor);
        List<RadarItem> rows = items.before(inbox, start(inbox, window), place, limit + 1);
        return Page.of(
                rows, limit, item -> Cursor.of(item.event().occurredAt(), item.event().id()));
    }

    List<Behaviour> behaviours(Address inbox, Window window) {
        return behaviours.since(inbox, start(inbox, window));
    }

    /** Who was here last comes first. */
    Page<Person> people(Address inbox, Window window, @Nullable String cursor, int limit) {
        RadarItems.Place place = cursor == null ? RadarItems.Place.NOW : place(cursor);
        People.Place after = new People.Place(place.at(), place.event());
        List<Person> rows = people.since(inbox, start(inbox, window), after, limit + 1);
        return Page.of(rows, limit, person -> Cursor.of(person.lastAt(), person.visitor()));
    }

    RadarInbox.State state(Address inbox) {
        return inboxes.state(inbox);
    }

    void markRead(Address inbox, long seq) {
        inboxes.markRead(inbox, seq);
    }

    private Instant start(Address inbox, Window window) {
        return window.start(clock, scope.zoneOf(inbox));
    }

    private static RadarItems.Place place(String cursor) {
        List<String> keys = Cursor.parse(cursor, 2);
        try {
            return new RadarItems.Place(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }
}
