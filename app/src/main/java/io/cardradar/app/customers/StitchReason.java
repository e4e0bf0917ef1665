package io.cardradar.app.customers;

import java.util.Locale;

/** What says that two visitors or customers are one person. */
enum StitchReason {
    /** A user has logged in on the device of an anonymous visitor. */
    ANONYMOUS,
    /** WeChat gave both the same unionid. */
    UNIONID,
    /** WeChat has verified the same phone number of both. */
    PHONE,
    /** Somebody said so. */
    MANUAL;

    /** As clients read it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
