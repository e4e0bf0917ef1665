package io.cardradar.analytics.visitors.visits;

import io.cardradar.analytics.events.EventType;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The three classes of pages of which 兴趣占比 is made: 我, 产品, 公司. Only looking at a page counts: who
 * dials, saves a contact or sends a message wants the salesperson, whatever page it is done on.
 */
public enum PageClass {
    PERSON,
    PRODUCT,
    COMPANY;

    /**
     * The class of page that an event of this type looks at; empty where it is no look at a page.
     */
    public static Optional<PageClass> of(EventType type) {
        return Optional.ofNullable(
                switch (type) {
                    case CARD_VIEW,
                            CARD_VIEW_POSTER,
                            CARD_VIEW_LINK,
                            CARD_PLAY_VOICE,
                            CARD_PLAY_VIDEO ->
                            PERSON;
                    case PRODUCT_LIST, PRODUCT_VIEW, FILE_VIEW, FILE_DWELL, COUPON_VIEW -> PRODUCT;
                    case FEED_LIST,
                            FEED_VIEW,
                            SITE_VIEW,
                            SITE_VIEW_MODULE,
                            ARTICLE_VIEW,
                            ARTICLE_DWELL,
                            FORM_VIEW,
                            CARD_VIEW_ADDRESS ->
                            COMPANY;
                    default -> null;
                });
    }

    /** Whether an event of this type opens a page; the others only lengthen the stay on it. */
    static boolean opens(EventType type) {
        return of(type).isPresent()
                && type != EventType.ARTICLE_DWELL
                && type != EventType.FILE_DWELL;
    }

    /**
     * SQL that adds up the attention to this class, over rows with {@code type} and {@code
     * dwell_ms}.
     */
    public String attentionSql() {
        return """
        (COALESCE(sum(COALESCE(dwell_ms, 0)) FILTER (WHERE type IN (%s)), 0)
            + %d * count(*) FILTER (WHERE type IN (%s)))\
        """
                .formatted(
                        codes(type -> of(type).filter(this::equals).isPresent()),
                        Attention.A_VIEW_MS,
                        codes(type -> opens(type) && of(type).filter(this::equals).isPresent()));
    }

    /** The codes of some types, separated by commas. */
    static String codes(Predicate<EventType> wanted) {
        return Arrays.stream(EventType.values())
                .filter(wanted)
                .map(type -> String.valueOf(type.code()))
                .collect(Collectors.joining(", "));
    }
}
