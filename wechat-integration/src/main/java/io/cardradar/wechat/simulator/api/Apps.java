package io.cardradar.wechat.simulator.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The registered apps. */
public final class Apps {

    private final Map<String, SimulatedApp> apps = new ConcurrentSkipListMap<>();
    private final List<SimulatedApp> initial;

    public Apps(List<SimulatedApp> initial) {
        this.initial = List.copyOf(initial);
        reset();
    }

    /** Adds an app or replaces the one of the same id. */
    public void add(SimulatedApp app) {
        apps.put(app.appId(), app);
    }

    public List<SimulatedApp> all() {
        return List.copyOf(apps.values());
    }

    public void reset() {
        apps.clear();
        initial.forEach(this::add);
    }

    /** The app of these credentials, or WeChat's refusal of them. */
    SimulatedApp authenticate(String appId, String secret) {
        if (appId.isEmpty()) {
            throw Errcode.MISSING_APPID.refusal();
        }
        if (secret.isEmpty()) {
            throw Errcode.MISSING_SECRET.refusal();
        }
        var app = require(appId);
        if (!app.secret().equals(secret)) {
            throw Errcode.INVALID_SECRET.refusal();
        }
        return app;
    }

    SimulatedApp require(String appId) {
        var app = apps.get(appId);
        if (app == null) {
            throw Errcode.INVALID_APPID.refusal();
        }
        return app;
    }
}
