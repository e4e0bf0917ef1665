package io.cardradar.app.dashboards;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.app.dashboards.Ledger.Fact;
import io.cardradar.kernel.VisitorId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Fills a ledger with a month of whatever may happen, the same for the same seed. */
final class RandomLife {
    private static final Instant BEGIN = Instant.parse("2026-02-20T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(28);

    private final Random random;
    private final Ledger ledger;
    private final List<UUID> sellers;

    RandomLife(long seed, Ledger ledger, List<UUID> sellers) {
        this.random = new Random(seed);
        this.ledger = ledger;
        this.sellers = sellers;
    }

    /** Events in batches of any size, as the projector sees them. */
    void visits(int events) {
        List<VisitorId> visitors = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            visitors.add(new VisitorId(uuid()));
        }
        List<StoredEvent> batch = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            batch.add(
                    ledger.event(
                            one(sellers), one(visitors), type(), moment(), random.nextInt(90_000)));
            if (random.nextInt(20) == 0 || i == events - 1) {
                ledger.happened(List.copyOf(batch));
                batch.clear();
            }
        }
        ledger.insertInternal(
                ledger.event(one(sellers), one(visitors), EventType.CARD_VIEW, moment(), 1000));
    }

    /** Customers with one salesperson or two, followed up, won and lost. */
    void customers(int customers) {
        for (int i = 0; i < customers; i++) {
            UUID customer = uuid();
            UUID first = one(sellers);
            deal(customer, first);
            UUID second = one(sellers);
            if (random.nextInt(3) == 0 && !second.equals(first)) {
                deal(customer, second);
            }
        }
    }

    private void deal(UUID customer, UUID seller) {
        Instant met = moment();
        ledger.meet(customer, seller, "fresh", met);
        for (int i = random.nextInt(4); i > 0; i--) {
            ledger.followUp(customer, seller, later(met));
        }
        Instant quoted = later(met);
        if (random.nextBoolean()) {
            ledger.move(new Fact(customer, seller, quoted), "fresh", "quoted");
            if (random.nextBoolean()) {
                String end = random.nextBoolean() ? "signed" : "gone";
                ledger.move(new Fact(customer, seller, later(quoted)), "quoted", end);
            }
        }
    }

    /** The common types more often, so that every figure has something to count. */
    private EventType type() {
        List<EventType> all =
                Arrays.stream(EventType.values()).filter(t -> !t.isToldByService()).toList();
        return random.nextBoolean() ? EventType.CARD_VIEW : one(all);
    }

    private Instant moment() {
        return BEGIN.plusMillis(random.nextLong(LENGTH.toMillis()));
    }

    private Instant later(Instant than) {
        return than.plusMillis(random.nextLong(Duration.ofDays(5).toMillis()));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private UUID uuid() {
        return Ledger.idAt(moment());
    }
}
