package io.cardradar.wechat.simulator.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Codes that a mini-program gets for its user: single use, five minutes, for one app. */
final class OneTimeCodes {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int SWEEP_ABOVE = 10_000;

    private record Code(User user, Instant expiresAt, boolean used) {}

    private final Map<String, Code> codes = new HashMap<>();
    private final Clock clock;
    private final Errcode whenUsed;
    private final Errcode whenOfAnotherApp;

    OneTimeCodes(Clock clock, Errcode whenUsed, Errcode whenOfAnotherApp) {
        this.clock = clock;
        this.whenUsed = whenUsed;
        this.whenOfAnotherApp = whenOfAnotherApp;
    }

    String fresh(User user) {
        var code = "0" + UUID.randomUUID().toString().replace("-", "");
        put(code, user);
        return code;
    }

    synchronized void put(String code, User user) {
        var now = clock.instant();
        if (codes.size() > SWEEP_ABOVE) {
            codes.values().removeIf(old -> !now.isBefore(old.expiresAt));
        }
        codes.put(code, new Code(user, now.plus(LIFE), false));
    }

    synchronized User redeem(String value, String appId) {
        var code = codes.get(value);
        if (code == null || !clock.instant().isBefore(code.expiresAt)) {
            throw Errcode.INVALID_CODE.refusal();
        }
        if (!code.user.appId().equals(appId)) {
            throw whenOfAnotherApp.refusal();
        }
        if (code.used) {
            throw whenUsed.refusal();
        }
        codes.put(value, new Code(code.user, code.expiresAt, true));
        return code.user;
    }

    synchronized void reset() {
        codes.clear();
    }
}
