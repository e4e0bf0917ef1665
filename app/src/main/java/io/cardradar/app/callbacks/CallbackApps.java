package io.cardradar.app.callbacks;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.wechat.callback.PushReader;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How to read the pushes of each app. Kept for some seconds, so that a burst of pushes asks the
 * database once and does not wait for its connections.
 */
@Singleton
class CallbackApps {
    private static final Duration KEPT = Duration.ofSeconds(10);
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

    /** Nothing for an app that no company uses. */
    Optional<PushReader> reader(String appId) {
        Instant now = clock.instant();
        Kept kept = readers.get(appId);
        if (kept != null && now.isBefore(kept.until)) {
            return Optional.of(kept.reader);
        }
        Optional<PushReader> found = find(appId);
        found.ifPresent(reader -> readers.put(appId, new Kept(reader, now.plus(KEPT))));
        return found;
    }

    private Optional<PushReader> find(String appId) {
        return APP_ID.matcher(appId).matches()
                ? apps.find(appId).map(app -> new PushReader(app, settings.tolerance(), clock))
                : Optional.empty();
    }

    private record Kept(PushReader reader, Instant until) {}
}
