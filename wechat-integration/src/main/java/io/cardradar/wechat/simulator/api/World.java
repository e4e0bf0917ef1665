package io.cardradar.wechat.simulator.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Everything that a simulated WeChat knows, and the endpoints over it. */
public final class World implements AutoCloseable {

    private final Api api = new Api();
    private final List<Feature> features = new ArrayList<>();
    private final Apps apps;
    private final AccessTokens tokens;
    private final Logins logins;
    private final Phones phones;
    private final Pushes pushes;

    /**
     * @param clock that tests move
     * @param outside what clocks outside show: pushes are dated by it
     * @param demo accept {@code demo:<openid>} and {@code demo:<phone>} as codes, again and again
     */
    public World(List<SimulatedApp> initialApps, Clock clock, Clock outside, boolean demo) {
        this.apps = new Apps(initialApps);
        this.tokens = with(new AccessTokens(apps, clock));
        this.logins = with(new Logins(apps, clock, demo));
        this.phones = with(new Phones(tokens, logins, clock, demo));
        with(new Codes(tokens, clock));
        this.pushes = with(new Pushes(apps, outside));
    }

    private <T extends Feature> T with(T feature) {
        feature.addTo(api);
        features.add(feature);
        return feature;
    }

    public Api api() {
        return api;
    }

    public Apps apps() {
        return apps;
    }

    public AccessTokens tokens() {
        return tokens;
    }

    public Logins logins() {
        return logins;
    }

    public Phones phones() {
        return phones;
    }

    public Pushes pushes() {
        return pushes;
    }

    /** Back to the start: the initial apps, no codes, no tokens, full quotas. */
    public void reset() {
        apps.reset();
        features.forEach(Feature::reset);
    }

    @Override
    public void close() {
        pushes.close();
    }
}
