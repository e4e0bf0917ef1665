package io.cardradar.wechat.simulator.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One push on its way, and what became of it. */
public final class Delivery {

    /** Where a push stands. */
    public enum State {
        UNDER_WAY,
        DELIVERED,
        GIVEN_UP
    }

    private final long number;
    private final String appId;
    private final Map<String, Object> fields;
    private final List<Attempt> attempts = new ArrayList<>();
    private State state = State.UNDER_WAY;

    Delivery(long number, String appId, Map<String, Object> fields) {
        this.number = number;
        this.appId = appId;
        this.fields = fields;
    }

    public long number() {
        return number;
    }

    public String appId() {
        return appId;
    }

    /** As they were written: the same for each attempt. */
    public Map<String, Object> fields() {
        return fields;
    }

    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public synchronized State state() {
        return state;
    }

    synchronized void add(Attempt attempt, State next) {
        attempts.add(attempt);
        state = next;
    }
}
