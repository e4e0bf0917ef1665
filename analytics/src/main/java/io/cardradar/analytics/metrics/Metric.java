package io.cardradar.analytics.metrics;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.metrics.Source.Customers;
import io.cardradar.analytics.metrics.Source.Dwell;
import io.cardradar.analytics.metrics.Source.Events;
import io.cardradar.analytics.metrics.Source.Visitors;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every figure that the dashboards show. The keys are part of the HTTP contract. */
public enum Metric {
    CUSTOMERS_TOTAL("customers.total", new Customers(CustomerFact.KNOWN)),
    CUSTOMERS_NEW("customers.new", new Customers(CustomerFact.NEW)),
    CUSTOMERS_FOLLOWED_UP("customers.followed_up", new Customers(CustomerFact.FOLLOWED_UP)),
    VISITORS("visitors", new Visitors()),
    CARD_VIEWS(
            "card.views",
            EventType.CARD_VIEW,
            EventType.CARD_VIEW_POSTER,
            EventType.CARD_VIEW_LINK),
    PRODUCT_VIEWS("product.views", EventType.PRODUCT_VIEW),
    SITE_VIEWS("site.views", EventType.SITE_VIEW),
    DWELL_SECONDS("dwell_seconds", new Dwell()),
    FORWARDS("forwards", where(type -> type.wireName().endsWith(".forward"))),
    SAVES(
            "saves",
            EventType.CARD_SAVE_CONTACT,
            EventType.CARD_SAVE_POSTER,
            EventType.PRODUCT_SAVE_POSTER),
    LIKES("likes", EventType.CARD_LIKE),
    CHATS("chats", EventType.IM_START),
    DEALS_WON("deals.won", new Customers(CustomerFact.WON)),

    /** All that salespeople see on their radar: the frame of a session does not count. */
    INTERACTIONS("interactions", where(EventType::isShown)),
    FOLLOW_UPS("follow_ups", new Customers(CustomerFact.FOLLOW_UP));

    /** The figures of the overview, in the order in which they are shown. */
    public static final List<Metric> OVERVIEW =
            Arrays.stream(values()).filter(m -> m != INTERACTIONS && m != FOLLOW_UPS).toList();

    private static final Map<String, Metric> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(Metric::key, Function.identity()));

    private final String key;
    private final Source source;

    Metric(String key, EventType... types) {
        this(key, new Events(Set.of(types)));
    }

    Metric(String key, Source source) {
        this.key = key;
        this.source = source;
    }

    /** As clients write it. */
    public String key() {
        return key;
    }

    /** What it is counted from. */
    Source source() {
        return source;
    }

    public static Optional<Metric> ofKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    private static Events where(Predicate<EventType> condition) {
        return new Events(
                EnumSet.allOf(EventType.class).stream()
                        .filter(condition)
                        .collect(Collectors.toSet()));
    }
}
