package io.cardradar.bench;

import io.cardradar.analytics.events.EventType;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** How often visitors do what, after they have seen the card. */
final class EventMix {
    private static final Map<EventType, Integer> OFTEN = new EnumMap<>(EventType.class);

    static {
        OFTEN.put(EventType.SESSION_DWELL, 30);
        OFTEN.put(EventType.SESSION_ENTER, 4);
        OFTEN.put(EventType.SESSION_EXIT, 3);
        OFTEN.put(EventType.CARD_VIEW, 12);
        OFTEN.put(EventType.PRODUCT_LIST, 10);
        OFTEN.put(EventType.PRODUCT_VIEW, 18);
        OFTEN.put(EventType.FEED_LIST, 6);
        OFTEN.put(EventType.FEED_VIEW, 8);
        OFTEN.put(EventType.SITE_VIEW, 6);
        OFTEN.put(EventType.SITE_VIEW_MODULE, 4);
        OFTEN.put(EventType.ARTICLE_VIEW, 4);
        OFTEN.put(EventType.FILE_VIEW, 2);
    }

    /** Each type once, what is done often more often. */
    private static final EventType[] DRAWN = drawn();

    private EventMix() {}

    static EventType next(SplittableRandom random) {
        return DRAWN[random.nextInt(DRAWN.length)];
    }

    private static EventType[] drawn() {
        return java.util.Arrays.stream(EventType.values())
                .filter(type -> !type.isToldByService())
                .flatMap(type ->
                        java.util.Collections.nCopies(OFTEN.getOrDefault(type, 1), type).stream())
                .toArray(EventType[]::new);
    }
}
