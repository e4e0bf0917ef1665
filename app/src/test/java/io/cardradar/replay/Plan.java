package io.cardradar.replay;

import io.cardradar.kernel.NewId;
import io.cardradar.replay.ShopSession.Pages;
import io.cardradar.replay.Visit.PageView;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Decides for each session who, when and on whose card: always the same for the same file and
 * anchor, down to the ids of the events, so that a second replay is all duplicates.
 *
 * @param openids what the visitors' openids begin with
 * @param anchor the day after the last one
 */
record Plan(String fingerprint, String openids, LocalDate anchor) {
    static final int DAYS = 30;
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The longest that the service counts for one event. */
    private static final long LONGEST_MS = Duration.ofMinutes(30).toMillis();

    private static final int PRODUCTS = 40;
    private static final Duration OPENING = Duration.ofHours(8);
    private static final Duration OPEN = Duration.ofHours(14);
    private static final long TURN_MS = 1_000;

    Visit visit(ShopSession session) {
        SplittableRandom random = new SplittableRandom(seed(session));
        Steps steps = new Steps(random, start(session, random));
        int salesperson = random.nextInt(ReplaySettings.SALESPEOPLE) + 1;
        steps.walk("card.view", session.account());
        steps.walk("site.view", session.site());
        steps.walk("product.view", session.products());
        return new Visit(
                openids + session.number(), salesperson, session.bought(), steps.pages, steps.cut);
    }

    LocalDate firstDay() {
        return anchor.minusDays(DAYS);
    }

    /** In opening hours of one of the days, and over before the anchor. */
    private Instant start(ShopSession session, SplittableRandom random) {
        Instant start =
                firstDay()
                        .plusDays(random.nextInt(DAYS))
                        .atStartOfDay(ZONE)
                        .plus(OPENING)
                        .plusSeconds(random.nextLong(OPEN.toSeconds()))
                        .toInstant();
        long length = session.totalMs() + session.pages() * TURN_MS;
        Instant latest = anchor.atStartOfDay(ZONE).toInstant().minusMillis(length);
        return start.isBefore(latest) ? start : latest;
    }

    private long seed(ShopSession session) {
        String text = fingerprint + "/" + session.number();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    /** Walks through the pages of one session; the time of a class is spread evenly over them. */
    private static final class Steps {
        private final List<PageView> pages = new ArrayList<>();
        private final SplittableRandom random;
        private Instant at;
        private long cut;

        Steps(SplittableRandom random, Instant start) {
            this.random = random;
            this.at = start;
        }

        void walk(String type, Pages of) {
            for (int i = 0; i < of.count(); i++) {
                // The first pages take the milliseconds that do not divide.
                long share = of.totalMs() / of.count() + (i < of.totalMs() % of.count() ? 1 : 0);
                long dwell = Math.min(share, LONGEST_MS);
                cut += share - dwell;
                UUID id = NewId.of(at, random.nextLong(), random.nextLong());
                String product =
                        type.startsWith("product") ? "sku-" + random.nextInt(PRODUCTS) : null;
                pages.add(new PageView(id, type, at, product, dwell));
                at = at.plusMillis(share + TURN_MS);
            }
        }
    }
}
