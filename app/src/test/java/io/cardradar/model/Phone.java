package io.cardradar.model;

import io.cardradar.analytics.events.EventType;
import io.cardradar.kernel.NewId;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A visitor's phone, with what it has not seen answered yet, and what it has. */
final class Phone {
    private static final List<EventType> TYPES =
            List.of(
                    EventType.CARD_VIEW,
                    EventType.CARD_VIEW,
                    EventType.CARD_LIKE,
                    EventType.CARD_FORWARD,
                    EventType.PRODUCT_VIEW,
                    EventType.PRODUCT_VIEW,
                    EventType.SITE_VIEW,
                    EventType.IM_START,
                    EventType.SESSION_ENTER,
                    EventType.SESSION_DWELL,
                    EventType.ARTICLE_DWELL);
    private static final long LATEST_MS = 20L * 24 * 3600 * 1000;

    private final int visitor;
    private final List<Happening> waiting = new ArrayList<>();
    private final List<Happening> sent = new ArrayList<>();

    Phone(int visitor) {
        this.visitor = visitor;
    }

    /** Keeps some new events, some of them of days ago. */
    void act(Step step, Clock clock) {
        for (int i = 0; i <= step.much() % 4; i++) {
            boolean late = step.much() % 3 == 0;
            long ago = late ? (step.what() * 37_003L + i) % LATEST_MS : i;
            waiting.add(happening(step, i, Instant.ofEpochMilli(clock.millis() - ago)));
        }
    }

    private Happening happening(Step step, int index, Instant at) {
        EventType type = TYPES.get((step.what() + index * 7) % TYPES.size());
        return new Happening(
                NewId.of(at, step.what() + index, at.toEpochMilli() * 31 ^ step.hashCode() ^ index),
                type,
                at,
                visitor,
                step.what() / 16 % World.OWNERS,
                type == EventType.PRODUCT_VIEW ? "P-" + step.what() % 2 : null,
                step.what() % 5 == 0 ? 0 : step.what() % 90_000);
    }

    List<Happening> oldest(int atMost) {
        return List.copyOf(waiting.subList(0, Math.min(atMost, waiting.size())));
    }

    /** What is answered need not be sent again. */
    void keep(List<Happening> batch) {
        waiting.removeAll(batch);
        sent.removeAll(batch);
        sent.addAll(batch);
    }

    List<Happening> sent() {
        return sent;
    }
}
