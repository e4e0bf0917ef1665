package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.app.radar.notices.SignalTable.Addressed;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rings: made from acts as they are projected, and read for the stream. */
@Singleton
public class Signals {
    private final SignalTable table;
    private final WatchTable watches;
    private final WishTable wishes;
    private final InboxNumbers numbers;
    private final DigestQueue digests;
    private final NewId ids;

    Signals(
            SignalTable table,
            WatchTable watches,
            WishTable wishes,
            InboxNumbers numbers,
            DigestQueue digests,
            NewId ids) {
        this.table = table;
        this.watches = watches;
        this.wishes = wishes;
        this.numbers = numbers;
        this.digests = digests;
        this.ids = ids;
    }

    /**
     * Makes what follows from new items of radars, inside the transaction of the items. The
     * inboxes' locks are held, so that nobody else watches the same visitors.
     *
     * @param acts in the order of their times
     */
    public void follow(List<CardEvent> acts) {
        Set<Address> inboxes = new HashSet<>();
        acts.forEach(act -> inboxes.add(new Address(act.tenant(), act.employee())));
        Map<Address, Wishes> wished = wishes.of(inboxes);
        Instant now = digests.now();
        SortedMap<WatchTable.Key, Watching> watching = watching(acts, wished, now);
        for (CardEvent act : acts) {
            Watching watched = watching.get(key(act));
            if (watched != null) {
                watched.see(act);
            }
        }
        write(number(watching));
        List<Map.Entry<WatchTable.Key, Watch>> rows = new ArrayList<>();
        watching.forEach((key, watched) -> rows.add(Map.entry(key, watched.watch())));
        watches.write(rows);
        digests.begin(quietEnds(watching, wished, now));
    }

    private SortedMap<WatchTable.Key, Watching> watching(
            List<CardEvent> acts, Map<Address, Wishes> wished, Instant now) {
        Set<WatchTable.Key> keys = new HashSet<>();
        acts.forEach(act -> keys.add(key(act)));
        Map<WatchTable.Key, Watch> known = watches.read(List.copyOf(keys));
        SortedMap<WatchTable.Key, Watching> watching = new TreeMap<>();
        for (WatchTable.Key key : keys) {
            Wishes wish = wished.get(inbox(key));
            if (wish != null) {
                Watch watch = known.getOrDefault(key, Watch.NEW);
                watching.put(key, new Watching(watch, wish, now, ids));
            }
        }
        return watching;
    }

    /** Gives each draft its number. */
    private List<Addressed> number(SortedMap<WatchTable.Key, Watching> watching) {
        List<Addressed> drafts = new ArrayList<>();
        SortedMap<Address, Integer> perInbox = new TreeMap<>(InboxNumbers.LOCK_ORDER);
        watching.forEach((key, watched) -> {
            for (Draft draft : watched.drafts()) {
                drafts.add(new Addressed(inbox(key), draft));
                perInbox.merge(inbox(key), 1, Integer::sum);
            }
        });
        if (drafts.isEmpty()) {
            return drafts;
        }
        Map<Address, Long> next = new HashMap<>();
        numbers.takeForSignals(perInbox)
                .forEach((inbox, last) ->
                        next.put(inbox, last - perInbox.getOrDefault(inbox, 0) + 1));
        drafts.forEach(row -> row.draft().number(next.merge(row.inbox(), 1L, Long::sum) - 1));
        return drafts;
    }

    private void write(List<Addressed> drafts) {
        table.update(drafts.stream().filter(row -> row.draft().oldSeq > 0).toList());
        table.insert(drafts.stream().filter(row -> row.draft().oldSeq == 0).toList());
    }

    private static Map<Address, Instant> quietEnds(
            SortedMap<WatchTable.Key, Watching> watching,
            Map<Address, Wishes> wished,
            Instant now) {
        Map<Address, Instant> ends = new HashMap<>();
        watching.forEach((key, watched) -> {
            Wishes wish = wished.get(inbox(key));
            Instant end = wish == null ? null : wish.quietUntil(now);
            if (end != null && !watched.drafts().isEmpty()) {
                ends.put(inbox(key), end);
            }
        });
        return ends;
    }

    /** Reads a row that has the stream's columns of a signal. */
    public Signal read(ResultSet row) throws SQLException {
        return table.read(row);
    }

    private static WatchTable.Key key(CardEvent act) {
        return new WatchTable.Key(
                act.tenant().value(), act.employee().value(), act.visitor().value());
    }

    private static Address inbox(WatchTable.Key key) {
        return new Address(new TenantId(key.tenant()), new EmployeeId(key.employee()));
    }
}
