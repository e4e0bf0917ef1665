package io.cardradar.app.radar.notices;

import io.cardradar.app.radar.notices.DigestTable.Held;
import io.cardradar.app.realtime.Announcements;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.OutboxConsumer;
import io.cardradar.kernel.OutboxMessage;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Tells at the end of quiet hours what was held in them, as one. */
@Singleton
class Digests implements OutboxConsumer {
    static final String TOPIC = "radar.digest";

    private final DigestTable table;
    private final WishTable wishes;
    private final InboxNumbers numbers;
    private final Announcements announcements;
    private final DigestQueue queue;
    private final StoredJson json;

    Digests(
            DigestTable table,
            WishTable wishes,
            InboxNumbers numbers,
            Announcements announcements,
            DigestQueue queue,
            StoredJson json) {
        this.table = table;
        this.wishes = wishes;
        this.numbers = numbers;
        this.announcements = announcements;
        this.queue = queue;
        this.json = json;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** One at a time: two inboxes of one transaction would have to be locked in order. */
    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public void handle(List<OutboxMessage> messages) {
        for (OutboxMessage message : messages) {
            Due due = json.read(message.payload(), Due.class);
            end(new Address(message.tenant(), new EmployeeId(due.employee)), due.at);
        }
    }

    private void end(Address inbox, Instant at) {
        Instant planned = table.lock(inbox);
        Wishes wished = wishes.of(Set.of(inbox)).get(inbox);
        if (planned == null || !planned.equals(at) || wished == null) {
            // The settings have changed since: another message is on its way.
            return;
        }
        Instant quietUntil = wished.quietUntil(queue.now());
        table.plan(inbox, null);
        if (quietUntil != null) {
            queue.begin(Map.of(inbox, quietUntil));
            return;
        }
        Held held = table.release(inbox);
        if (held.notices() + held.alerts() > 0) {
            SortedMap<Address, Integer> one = new TreeMap<>(InboxNumbers.LOCK_ORDER);
            one.put(inbox, 1);
            table.insert(inbox, numbers.takeForSignals(one).getOrDefault(inbox, 0L), held);
            announcements.announce(List.of(inbox));
        }
    }

    /**
     * @param at when it was planned for: a message that is not of the plan has been overtaken
     */
    @Serdeable
    record Due(UUID employee, Instant at) {}
}
