package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What both content checks ask of a call, and their limits. */
final class CheckRules {

    private final Visits visits;
    private final Quota perMinute;
    private final Quota perDay;

    CheckRules(Visits visits, Clock clock, int perMinute, int perDay) {
        this.visits = visits;
        this.perMinute = new Quota(clock, perMinute, Duration.ofMinutes(1));
        this.perDay = new Quota(clock, perDay, Duration.ofDays(1));
    }

    /** Counts the call and checks version, scene and author. */
    void require(SimulatedApp app, JsonNode body) {
        perMinute.use(app.appId(), Errcode.CHECK_LIMIT);
        perDay.use(app.appId(), Errcode.DAILY_LIMIT);
        if (body.path("version").asInt() != 2) {
            throw Errcode.INVALID_ARGS.refusal(); // version 1 is no more
        }
        int scene = body.path("scene").asInt();
        if (scene < 1 || scene > 4) {
            throw Errcode.INVALID_SCENE.refusal();
        }
        visits.requireRecent(app, body.path("openid").asText());
    }

    void reset() {
        perMinute.reset();
        perDay.reset();
    }

    static String newTraceId() {
        var random = ThreadLocalRandom.current();
        return "%08x-%08x-%08x".formatted(random.nextInt(), random.nextInt(), random.nextInt());
    }
}
