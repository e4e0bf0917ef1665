package io.cardradar.app.customers;

import java.util.Locale;

/** How a salesperson was in touch. */
public enum FollowUpKind {
    NOTE,
    CALL,
    VISIT,
    WECHAT,
    EMAIL;

    /** As clients write it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
