package io.cardradar.analytics.metrics;

import java.util.List;
import java.util.Locale;

/** The six dimensions of a salesperson (六维能力图). */
public enum Ability {
    /** 获客: finds customers. */
    ACQUISITION(Metric.CUSTOMERS_NEW),
    /** 魅力: is liked, kept and passed on. */
    CHARM(Metric.LIKES, Metric.SAVES, Metric.FORWARDS),
    /** 互动: visitors do things on the card. */
    INTERACTION(Metric.INTERACTIONS),
    /** 产品推广: products are looked at. */
    PRODUCTS(Metric.PRODUCT_VIEWS),
    /** 官网推广: the company's site is looked at. */
    SITE(Metric.SITE_VIEWS),
    /** 主动性: follows customers up. */
    INITIATIVE(Metric.FOLLOW_UPS);

    private final List<Metric> metrics;

    Ability(Metric... metrics) {
        this.metrics = List.of(metrics);
    }

    /** As clients write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metrics that it adds up, each of which can be opened. */
    public List<Metric> metrics() {
        return metrics;
    }
}
