package io.cardradar.analytics.metrics;

import java.util.Locale;

/** The tables that are kept up to date event by event, with the key of their rows within a day. */
enum Rollup {
    ACTIVITY_DAILY("employee_id, type", Grain.DAY, true),
    ACTIVITY_HOURLY("employee_id, type, hour", Grain.HOUR, true),
    COMPANY_DAILY("type", Grain.DAY, true),
    COMPANY_HOURLY("type, hour", Grain.HOUR, true),
    VISITOR_DAY("employee_id, visitor_id", Grain.DAY, false),
    COMPANY_VISITOR_DAY("visitor_id", Grain.DAY, false);

    private final String key;
    private final Grain grain;
    private final boolean counts;

    /**
     * @param counts whether rows count events and dwell; else that there is a row says it all
     */
    Rollup(String key, Grain grain, boolean counts) {
        this.key = key;
        this.grain = grain;
        this.counts = counts;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return key;
    }

    Grain grain() {
        return grain;
    }

    /** What its rows say, from events that were counted by their finest key. */
    String counted() {
        return counts ? "sum(events) AS events, sum(dwell_ms) AS dwell_ms" : SET;
    }

    /** What its rows say, as they stand. */
    String kept() {
        return counts ? "events, dwell_ms" : SET;
    }

    private static final String SET = "1 AS events, 0 AS dwell_ms";
}
