package io.cardradar.bench;

import io.cardradar.bench.Town.Firm;
import io.cardradar.kernel.NewId;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The visitors of the past: each belongs to a card, popular cards have more of them, and some come
 * ever again while most come a few times.
 */
final class People {
    private static final int EVENTS_A_VISITOR = 100;
    private static final int FEWEST = 5;
    private static final int ELSEWHERE_PERCENT = 15;

    private final Town town;
    private final Weeks weeks;
    private final Map<UUID, Long> visitors = new HashMap<>();

    People(Town town, Weeks weeks, long events) {
        this.town = town;
        this.weeks = weeks;
        for (Firm firm : town.firms()) {
            double share = (double) firm.cards().size() / town.salespeople();
            visitors.put(firm.tenant(), (long) (events * share / EVENTS_A_VISITOR));
        }
    }

    Town town() {
        return town;
    }

    /** Somebody who looks at that card: mostly one of its own, else one of another's. */
    UUID visitor(Firm firm, int card, SplittableRandom random) {
        int home = random.nextInt(100) < ELSEWHERE_PERCENT ? firm.popular(random) : card;
        long all = visitors.getOrDefault(firm.tenant(), 0L);
        long ofCard = Math.max(FEWEST, (long) (all * firm.popularity().share(home)));
        double skewed = random.nextDouble();
        long index = (long) (ofCard * skewed * skewed);
        return id(firm, home, index);
    }

    /** Always the same for the same person; its time is that of a log-in within the span. */
    private UUID id(Firm firm, int home, long index) {
        long mixed = mix(firm.tenant().getLeastSignificantBits() ^ (long) home << 40 ^ index);
        Instant since = Instant.ofEpochMilli(weeks.from() + Math.floorMod(mixed, weeks.length()));
        return NewId.of(since, mixed >>> 20, mix(mixed));
    }

    /** SplitMix64's finisher. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
