package io.cardradar.wechat.cloudbase;

import java.time.Duration;

/** CloudBase's limits that clients run into. */
public final class CloudLimits {

    /** Documents that one query answers over HTTP. */
    public static final int MOST_DOCUMENTS = 100;

    /** Files of one call. */
    public static final int MOST_FILES = 50;

    /** How long a download link may live. */
    public static final Duration LONGEST_LINK = Duration.ofDays(7);

    private CloudLimits() {}
}
