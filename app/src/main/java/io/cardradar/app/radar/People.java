package io.cardradar.app.radar;

import io.cardradar.app.radar.PeopleFigures.Figures;
import io.cardradar.app.radar.PeopleTable.Person;
import io.cardradar.app.realtime.Announcements.Address;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The radar by person: who was here, how often, what they came for. A person is a customer with all
 * visitors who are that customer, or a visitor who is no customer.
 */
@Singleton
class People {
    private final PeopleTable table;
    private final PeopleFigures figures;
    private final RadarInbox inboxes;
    private final Clock clock;

    People(PeopleTable table, PeopleFigures figures, RadarInbox inboxes, Clock clock) {
        this.table = table;
        this.figures = figures;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    /** Who was here last comes first. */
    List<Row> page(Address inbox, Slice slice, ZoneId zone, int limit) {
        List<Person> people = table.page(inbox, slice, limit);
        if (people.isEmpty()) {
            return List.of();
        }
        Instant recently = Activity.since(clock, zone).at();
        Map<Integer, Figures> done = figures.since(inbox, slice.start(), people);
        Map<Integer, Long> days = figures.activeDays(inbox, recently, zone, people);
        Map<Integer, Long> unread = figures.unread(inbox, inboxes.state(inbox).readSeq(), people);
        return IntStream.range(0, people.size())
                .mapToObj(no ->
                        new Row(
                                people.get(no),
                                done.getOrDefault(no, Figures.NONE),
                                days.getOrDefault(no, 0L),
                                unread.getOrDefault(no, 0L)))
                .toList();
    }

    /**
     * @param activeDays the days of the last 15 on which the person did something
     * @param unread items that have not been marked as read
     */
    record Row(Person person, Figures figures, long activeDays, long unread) {}
}
