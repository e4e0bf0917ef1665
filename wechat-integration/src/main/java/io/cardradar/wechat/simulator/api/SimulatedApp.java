package io.cardradar.wechat.simulator.api;

import java.util.Set;

/**
 * An app id that the simulator knows.
 *
 * @param pages of the published version; empty if every page counts as published
 */
public record SimulatedApp(String appId, String secret, Set<String> pages) {

    public SimulatedApp(String appId, String secret) {
        this(appId, secret, Set.of());
    }

    boolean publishes(String page) {
        return pages.isEmpty() || pages.contains(page);
    }
}
