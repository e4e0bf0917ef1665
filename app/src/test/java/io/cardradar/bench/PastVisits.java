package io.cardradar.bench;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.bench.Town.Firm;
import io.cardradar.bench.Weeks.Part;
import io.cardradar.kernel.NewId;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Visits of one week in the order of their beginnings, an event at a time. A visit goes to one
 * card, begins with a view of it and has some further events within minutes; there are more by day
 * than by night. One of a hundred is an employee's own.
 */
final class PastVisits {
    private static final long DAY = 86_400_000;
    private static final long LONGEST_PAUSE = 60_000;
    private static final int MOST_EVENTS = 16;
    private static final int SUBJECTS = 50;
    private static final byte[] PROPS =
            "{\"page\":\"pages/card/index\",\"from\":\"share\"}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final People people;
    private final Part part;
    private final long events;
    private final SplittableRandom random;
    private final Zipf subjects = new Zipf(SUBJECTS);
    private long done;

    private int left;
    private long at;
    private Firm firm;
    private int card;
    private UUID visitor = new UUID(0, 0);
    private boolean internal;
    private int scene;

    PastVisits(People people, Part part, long events, long seed) {
        this.people = people;
        this.part = part;
        this.events = events;
        this.random = new SplittableRandom(seed);
        this.firm = people.town().firms().getFirst();
    }

    void next(EventCopy rows) {
        boolean first = left == 0;
        if (first) {
            begin();
        }
        EventType type = first ? EventType.CARD_VIEW : EventMix.next(random);
        write(rows, type, first);
        at = Math.min(part.to() - 1, at + random.nextLong(1_000, LONGEST_PAUSE));
        left--;
        done++;
    }

    private void begin() {
        left = 1 + random.nextInt(MOST_EVENTS);
        at = byDay(part.from() + (long) ((double) part.length() * done / events));
        firm = people.town().any(random);
        card = firm.popular(random);
        internal = random.nextInt(100) == 0;
        visitor = internal ? firm.salespeople().get(card) : people.visitor(firm, card, random);
        scene = random.nextInt(3) == 0 ? -1 : 1007 + random.nextInt(3);
    }

    /** Moves a moment of the day from the small hours, UTC 16 to 23 in China, into the day. */
    private long byDay(long moment) {
        long inDay = Math.floorMod(moment, DAY);
        double f = (double) inDay / DAY;
        // A density of 1 - 0.8 sin(2πf') keeps the order of moments.
        double moved = f - 0.8 / (2 * Math.PI) * (1 - Math.cos(2 * Math.PI * f));
        long to = moment - inDay + Math.round(moved * DAY);
        return Math.clamp(to, part.from(), part.to() - 1);
    }

    private void write(EventCopy rows, EventType type, boolean first) {
        SubjectKind subject = type.requiredSubject();
        rows.row();
        rows.uuid(firm.tenant());
        rows.uuid(
                NewId.of(java.time.Instant.ofEpochMilli(at), random.nextLong(), random.nextLong()));
        rows.smallint(type.code());
        rows.time(at);
        rows.time(at + random.nextLong(5_000));
        rows.uuid(visitor);
        // A session may begin before a card is reached.
        boolean reached = type.needsCard() || random.nextInt(4) > 0;
        rows.uuid(reached ? firm.salespeople().get(card) : null);
        rows.uuid(reached ? firm.cards().get(card) : null);
        rows.smallint(subject == null ? -1 : subject.code());
        rows.text(subject == null ? null : "S-" + subjects.next(random));
        int dwell = random.nextBoolean() ? random.nextInt(60_000) : -1;
        rows.integer(dwell);
        rows.integer(first ? scene : -1);
        rows.bool(internal);
        rows.jsonb(random.nextInt(8) == 0 ? PROPS : null);
        // The projections have been told of all of it.
        rows.integer(type.isStay() ? Math.max(0, dwell) : -1);
    }
}
