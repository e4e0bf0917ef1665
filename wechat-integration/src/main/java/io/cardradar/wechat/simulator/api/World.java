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
    private final Visits visits;
    private final Logins logins;
    private final Phones phones;
    private final Groups groups;
    private final Clouds clouds;
    private final Pushes pushes;
    private final Verdicts verdicts;
    private final MediaChecks mediaChecks;
    private final WeComAgents weComAgents;
    private final WeComMessages weComMessages;
    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final ServiceMessages serviceMessages;

    /**
     * @param clock that tests move
     * @param outside what clocks outside show: pushes are dated by it
     * @param demo accept {@code demo:<openid>} and {@code demo:<phone>} as codes, again and again
     */
    public World(List<SimulatedApp> initialApps, Clock clock, Clock outside, boolean demo) {
        this.apps = new Apps(initialApps);
        this.tokens = with(new AccessTokens(apps, clock));
        this.visits = with(new Visits(clock));
        this.logins = with(new Logins(apps, visits, clock, demo));
        this.phones = with(new Phones(tokens, logins, clock, demo));
        this.groups = new Groups(logins, clock);
        with(new Codes(tokens, clock));
        with(new LimitedCodes(tokens));
        with(new Links(tokens, clock));
        this.clouds = with(new Clouds(tokens));
        with(new CloudDocuments(clouds));
        with(new CloudMigrations(clouds, with(new CloudFiles(clouds, clock))));
        with(new CloudServices(clouds, clock));
        this.pushes = with(new Pushes(apps, outside));
        this.verdicts = with(new Verdicts());
        with(new TextChecks(tokens, visits, verdicts, clock));
        this.mediaChecks = with(new MediaChecks(tokens, visits, verdicts, pushes, clock));
        this.weComAgents = with(new WeComAgents(clock));
        this.weComMessages = with(new WeComMessages(weComAgents, clock));
        this.inbox = new Inbox(clock);
        var templates = with(new Templates(tokens));
        this.subscriptions = with(new Subscriptions(tokens, templates, inbox, pushes));
        this.serviceMessages = with(new ServiceMessages(tokens, inbox, pushes, clock));
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

    public Groups groups() {
        return groups;
    }

    public Clouds clouds() {
        return clouds;
    }

    public Pushes pushes() {
        return pushes;
    }

    public Visits visits() {
        return visits;
    }

    public Verdicts verdicts() {
        return verdicts;
    }

    public MediaChecks mediaChecks() {
        return mediaChecks;
    }

    public WeComAgents weComAgents() {
        return weComAgents;
    }

    public WeComMessages weComMessages() {
        return weComMessages;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public ServiceMessages serviceMessages() {
        return serviceMessages;
    }

    /** Back to the start: the initial apps, no codes, no tokens, full quotas. */
    public void reset() {
        apps.reset();
        features.forEach(Feature::reset);
    }

    @Override
    public void close() {
        mediaChecks.close();
        pushes.close();
    }
}
