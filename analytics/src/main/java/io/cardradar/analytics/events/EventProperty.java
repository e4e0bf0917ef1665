package io.cardradar.analytics.events;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What {@code props} of an event may say, by name. A name means the same for every type that knows
 * it. None is required; other names are the client's own, kept and never read.
 */
public enum EventProperty {
    AMOUNT(Kind.NUMBER),
    ARTICLE(Kind.TEXT),
    CHANNEL(Kind.TEXT),
    COUPON(Kind.TEXT),
    CURRENCY(Kind.TEXT),
    MODULE(Kind.TEXT),
    ORDER(Kind.TEXT),
    PAGE(Kind.NUMBER),
    PATH(Kind.TEXT),
    PERCENT(Kind.NUMBER),
    QUANTITY(Kind.NUMBER),
    TAG(Kind.TEXT),
    TITLE(Kind.TEXT);

    /** The most characters of a text. */
    public static final int LONGEST_TEXT = 200;

    /** Clients' own names that begin so are never given a meaning. */
    public static final String OWN_PREFIX = "x_";

    private static final Map<String, EventProperty> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(EventProperty::wireName, Function.identity()));

    private final Kind kind;
    private final String wireName;

    EventProperty(Kind kind) {
        this.kind = kind;
        this.wireName = name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** As clients write it. */
    public String wireName() {
        return wireName;
    }

    public static Optional<EventProperty> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** What events of a type may say, by name in alphabetical order. */
    public static List<EventProperty> of(EventType type) {
        return knownOf(type).stream().sorted().toList();
    }

    private static Set<EventProperty> knownOf(EventType type) {
        return switch (type) {
            case SESSION_ENTER, SESSION_DWELL, SESSION_EXIT -> Set.of(PATH);
            case CARD_ENDORSE_TAG -> Set.of(TAG);
            case CARD_PLAY_VOICE, CARD_PLAY_VIDEO -> Set.of(PERCENT);
            case CARD_FORWARD, SITE_FORWARD -> Set.of(CHANNEL);
            case PRODUCT_LIST -> Set.of(MODULE);
            case PRODUCT_VIEW, PRODUCT_CONSULT, PRODUCT_SAVE_POSTER, PRODUCT_FAVOURITE ->
                    Set.of(TITLE);
            case PRODUCT_FORWARD, FEED_FORWARD -> Set.of(TITLE, CHANNEL);
            case PRODUCT_ORDER, PRODUCT_PAY -> Set.of(TITLE, ORDER, AMOUNT, CURRENCY, QUANTITY);
            case FEED_VIEW, FEED_LIKE, FEED_UNLIKE, FEED_COMMENT -> Set.of(TITLE);
            case SITE_VIEW, SITE_VIEW_MODULE -> Set.of(MODULE, TITLE);
            case ARTICLE_VIEW, ARTICLE_DWELL -> Set.of(ARTICLE, TITLE, PERCENT);
            case FILE_VIEW, FILE_DWELL -> Set.of(TITLE, PAGE, PERCENT);
            case FORM_VIEW, FORM_SUBMIT -> Set.of(TITLE);
            case COUPON_VIEW, COUPON_RECEIVE -> Set.of(COUPON, TITLE);
            case COUPON_USE -> Set.of(COUPON, TITLE, ORDER, AMOUNT, CURRENCY);
            default -> Set.of();
        };
    }

    /** What a value must be. */
    public enum Kind {
        /** At most {@value EventProperty#LONGEST_TEXT} characters. */
        TEXT,
        /** Whole, from 0. */
        NUMBER;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
