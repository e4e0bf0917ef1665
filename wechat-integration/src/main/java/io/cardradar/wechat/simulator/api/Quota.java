package io.cardradar.wechat.simulator.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** At most so many calls of one key in each window of time; windows begin with the first call. */
final class Quota {

    private static final int SWEEP_ABOVE = 10_000;

    private record Window(Instant end, int used) {}

    private final Map<String, Window> windows = new HashMap<>();
    private final Clock clock;
    private final int limit;
    private final Duration length;

    Quota(Clock clock, int limit, Duration length) {
        this.clock = clock;
        this.limit = limit;
        this.length = length;
    }

    /** Counts a call and throws what WeChat says once the quota is used up. */
    void use(String key, Errcode whenUsedUp) {
        if (!take(key)) {
            throw whenUsedUp.refusal();
        }
    }

    /** Counts a call and tells whether it is within the quota. */
    synchronized boolean take(String key) {
        var now = clock.instant();
        if (windows.size() > SWEEP_ABOVE) {
            windows.values().removeIf(window -> !now.isBefore(window.end));
        }
        var window = windows.get(key);
        if (window == null || !now.isBefore(window.end)) {
            window = new Window(now.plus(length), 0);
        }
        if (window.used >= limit) {
            return false;
        }
        windows.put(key, new Window(window.end, window.used + 1));
        return true;
    }

    synchronized void reset() {
        windows.clear();
    }
}
