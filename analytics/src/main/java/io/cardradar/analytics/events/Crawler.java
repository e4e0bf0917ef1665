package io.cardradar.analytics.events;

import org.jspecify.annotations.Nullable;

/** WeChat's crawler, which opens pages of mini-programs to index them (微信搜索). */
public final class Crawler {
    /** WeChat's list of scenes: 微信爬虫访问. */
    public static final int SCENE = 1129;

    private static final String NAME = "mpcrawler";

    private Crawler() {}

    /** Whether a request's {@code User-Agent} says that it is the crawler's. */
    public static boolean isNamedBy(@Nullable String userAgent) {
        return userAgent != null && userAgent.contains(NAME);
    }
}
