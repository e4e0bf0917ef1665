package io.cardradar.app.messaging.wecom;

import java.time.LocalTime;

/** A part of each day; one that ends before it begins goes on through midnight. */
record QuietHours(LocalTime from, LocalTime to) {
    boolean cover(LocalTime time) {
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
}
