package io.cardradar.wechat.simulator.api;

import java.time.Instant;

/** What one act of a user allows: so many messages until then. */
record ServiceWindow(Instant until, int left) {

    static final ServiceWindow NONE = new ServiceWindow(Instant.MIN, 0);

    boolean isOpen(Instant now) {
        return now.isBefore(until);
    }

    ServiceWindow used(Instant now) {
        return isOpen(now) && left > 0 ? new ServiceWindow(until, left - 1) : this;
    }
}
