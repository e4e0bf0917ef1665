package io.cardradar.wechat.simulator.api;

import java.time.Clock;
import java.util.List;

/** Everything that a simulated WeChat knows, and the endpoints over it. */
public final class World {

    private final Api api = new Api();
    private final Apps apps;
    private final AccessTokens tokens;
    private final Logins logins;
    private final Phones phones;
    private final Codes codes;

    /**
     * @param demo accept {@code demo:<openid>} and {@code demo:<phone>} as codes, again and again
     */
    public World(List<SimulatedApp> initialApps, Clock clock, boolean demo) {
        this.apps = new Apps(initialApps);
        this.tokens = new AccessTokens(apps, clock);
        this.logins = new Logins(apps, clock, demo);
        this.phones = new Phones(tokens, clock, demo);
        this.codes = new Codes(tokens, clock);
        tokens.addTo(api);
        logins.addTo(api);
        phones.addTo(api);
        codes.addTo(api);
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

    /** Back to the start: the initial apps, no codes, no tokens, full quotas. */
    public void reset() {
        apps.reset();
        tokens.reset();
        logins.reset();
        phones.reset();
        codes.reset();
    }
}
