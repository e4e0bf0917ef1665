package io.cardradar.app.callbacks;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.wechat.callback.PushReader;
import io.cardradar.wechat.callback.RefusedPushException;
import io.cardradar.wechat.callback.RefusedPushException.Reason;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How to read the pushes of each app. Kept for some seconds, so that a burst of pushes asks the
 * database once and does not wait for its connections.
 */
@Singleton
class CallbackApps {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Duration NEW = Duration.ofSeconds(1);
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final Map<String, Kept> readers = new ConcurrentHashMap<>();
    private final WeChatApps apps;
    private final CallbackSettings settings;
    private final Clock clock;

    CallbackApps(WeChatApps apps, CallbackSettings settings, Clock clock) {
        this.apps = apps;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads with the settings of an app. What they refuse is read once more with the settings of
     * this moment, because token or key may have been changed; at most once a second, so that
     * forgers cannot keep the database busy.
     *
     * @throws RefusedPushException as forged, for an app that no company uses
     */
    <T> T read(String appId, Function<PushReader, T> reading) {
        Kept kept = readers.get(appId);
        if (kept == null || isOlder(kept, KEPT)) {
            return reading.apply(now(appId));
        }
        try {
            return reading.apply(kept.reader);
        } catch (RefusedPushException e) {
            if (isOlder(kept, NEW)) {
                return reading.apply(now(appId));
            }
            throw e;
        }
    }

    /** With the settings of this moment: for somebody who has changed them a moment ago. */
    PushReader now(String appId) {
        PushReader reader =
                Optional.of(appId)
                        .filter(id -> APP_ID.matcher(id).matches())
                        .flatMap(apps::find)
                        .map(app -> new PushReader(app.pushKeys(), settings.tolerance(), clock))
                        .orElseThrow(() -> new RefusedPushException(Reason.FORGED));
        readers.put(appId, new Kept(reader, clock.instant()));
        return reader;
    }

    private boolean isOlder(Kept kept, Duration age) {
        return clock.instant().isAfter(kept.since.plus(age));
    }

    private record Kept(PushReader reader, Instant since) {}
}
