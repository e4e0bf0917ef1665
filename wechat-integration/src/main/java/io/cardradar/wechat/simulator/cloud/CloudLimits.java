package io.cardradar.wechat.simulator.cloud;

import java.time.Duration;

/** CloudBase's limits. */
public final class CloudLimits {

    /** Documents of one query that names no limit. */
    public static final int DEFAULT_LIMIT = 10;

    /** Documents of one query over HTTP. */
    public static final int MOST_DOCUMENTS = 100;

    /** Files of one call. */
    public static final int MOST_FILES = 50;

    /** Phone numbers of one call. */
    public static final int MOST_PHONES = 1_000;

    /** How long a form may upload its file. */
    public static final Duration UPLOAD_FORM = Duration.ofSeconds(900);

    /** How long a download link may live. */
    public static final Duration DOWNLOAD_LINK = Duration.ofDays(7);

    /** How long the keys of Tencent Cloud live. */
    public static final Duration KEYS = Duration.ofSeconds(7_200);

    private CloudLimits() {}
}
