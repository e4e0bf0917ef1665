package io.cardradar.app.radar.notices;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Outbox;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Plans digests. The inboxes' locks must be held. */
@Singleton
class DigestQueue {
    private final InboxNumbers numbers;
    private final DigestTable table;
    private final Outbox outbox;
    private final Clock clock;

    DigestQueue(InboxNumbers numbers, DigestTable table, Outbox outbox, Clock clock) {
        this.numbers = numbers;
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Plans the first digest of each of these, unless it has one. */
    void begin(Map<Address, Instant> ends) {
        if (ends.isEmpty()) {
            return;
        }
        Map<Address, Instant> stored = new HashMap<>();
        // What the database keeps must equal what the message says.
        ends.forEach((inbox, end) -> stored.put(inbox, end.truncatedTo(ChronoUnit.MILLIS)));
        numbers.setDigests(stored).forEach(this::add);
    }

    /** Has a planned digest thought over now, because quiet hours have changed. */
    void hurry(Address inbox) {
        if (table.lock(inbox) != null) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            table.plan(inbox, now);
            add(inbox, now);
        }
    }

    private void add(Address inbox, Instant due) {
        outbox.addLater(
                inbox.tenant(), Digests.TOPIC, new Digests.Due(inbox.employee().value(), due), due);
    }
}
