package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What users have got on their phones. */
public final class Inbox {

    /**
     * A message as it was sent.
     *
     * @param kind {@code subscribe} or {@code service}
     * @param body of the request
     */
    public record Received(String kind, String at, JsonNode body) {}

    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Clock clock;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    void deliver(User user, String kind, JsonNode body) {
        of(user).add(new Received(kind, clock.instant().toString(), body));
    }

    /** The messages of one user, oldest first. */
    public List<Received> of(User user) {
        return received.computeIfAbsent(user.key(), key -> new CopyOnWriteArrayList<>());
    }

    void reset() {
        received.clear();
    }
}
