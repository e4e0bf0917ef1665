package io.cardradar.app.radar;

import io.cardradar.app.radar.Behaviours.Behaviour;
import io.cardradar.app.radar.Behaviours.Since;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Page;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a salesperson sees of the visitors of the own card; a manager sees a team member's.
 *
 * <p>A list is the radar as it was when its first page was read (see {@link Slice}): whatever was
 * there then is on its pages once, whatever arrives meanwhile.
 */
@Singleton
class Radar {
    private final TimelineTable timeline;
    private final RadarInbox inboxes;
    private final Behaviours behaviours;
    private final People people;
    private final RadarScope scope;
    private final Clock clock;

    Radar(
            TimelineTable timeline,
            RadarInbox inboxes,
            Behaviours behaviours,
            People people,
            RadarScope scope,
            Clock clock) {
        this.timeline = timeline;
        this.inboxes = inboxes;
        this.behaviours = behaviours;
        this.people = people;
        this.scope = scope;
        this.clock = clock;
    }

    /** Newest first. A page of a filtered list may be short, and its list go on all the same. */
    Timeline timeline(Address inbox, RadarQuery query) {
        RadarInbox.State state = inboxes.state(inbox);
        Slice slice = slice(inbox, query, state);
        RadarFilter filter = filter(inbox, query);
        int limit = query.limitOrDefault();
        List<RadarItem> rows = timeline.items(inbox, slice, filter, limit + 1);
        Page<RadarItem> page =
                Page.of(
                        rows,
                        limit,
                        item -> slice.cursorAt(item.event().occurredAt(), item.event().id()));
        boolean scanned = !filter.passesAll() && filter.visitors() == null;
        if (page.next() == null && scanned) {
            page = new Page<>(page.items(), scannedUpTo(inbox, slice));
        }
        return new Timeline(page, state.unread(), slice.snapshot());
    }

    /** The most frequent first. */
    List<Behaviour> behaviours(Address inbox, RadarQuery query) {
        query.requireNoSubject();
        ZoneId zone = scope.zoneOf(inbox);
        Instant start = query.windowOrDefault().start(clock, zone);
        return behaviours.since(inbox, Since.of(start, zone), filter(inbox, query));
    }

    /** Who was here last comes first. */
    Page<People.Row> people(Address inbox, RadarQuery query) {
        query.requireOnlyTheWindow();
        Slice slice = slice(inbox, query, inboxes.state(inbox));
        ZoneId zone = scope.zoneOf(inbox);
        int limit = query.limitOrDefault();
        return Page.of(
                people.page(inbox, slice, zone, limit + 1),
                limit,
                row -> slice.cursorAt(row.person().lastAt(), row.person().visitor().value()));
    }

    void markRead(Address inbox, long seq) {
        inboxes.markRead(inbox, seq);
    }

    private Slice slice(Address inbox, RadarQuery query, RadarInbox.State state) {
        String cursor = query.cursor();
        Window window = query.windowOrDefault();
        return cursor == null
                ? Slice.first(window.start(clock, scope.zoneOf(inbox)), state.lastSeq())
                : Slice.parse(cursor);
    }

    private RadarFilter filter(Address inbox, RadarQuery query) {
        return query.customer() == null
                ? query.filter(null)
                : query.filter(scope.visitorsOf(inbox.tenant(), new CustomerId(query.customer())));
    }

    private @Nullable String scannedUpTo(Address inbox, Slice slice) {
        return timeline.scannedUpTo(inbox, slice)
                .map(place -> slice.cursorAt(place.at(), place.id()))
                .orElse(null);
    }

    /**
     * @param unread items that arrived since the radar was last marked as read
     * @param lastSeq the number up to which the list reaches: the stream after it has the rest
     */
    record Timeline(Page<RadarItem> page, long unread, long lastSeq) {}
}
