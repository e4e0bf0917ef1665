package io.cardradar.wechat.simulator.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each user last used a mini-program; a log-in is a visit. */
public final class Visits implements Feature {

    private final Map<String, Instant> last = new ConcurrentHashMap<>();
    private final Clock clock;

    Visits(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addTo(Api api) {
        // Visits come with log-ins.
    }

    public void visit(User user) {
        last.put(user.key(), clock.instant());
    }

    /** Refuses a user who never was there, or not within the last two hours. */
    void requireRecent(SimulatedApp app, String openId) {
        var visited = last.get(new User(app.appId(), openId).key());
        if (visited == null) {
            throw Errcode.INVALID_OPENID.refusal();
        }
        if (visited.plus(Duration.ofHours(2)).isBefore(clock.instant())) {
            throw Errcode.USER_ABSENT.refusal();
        }
    }

    @Override
    public void reset() {
        last.clear();
    }
}
