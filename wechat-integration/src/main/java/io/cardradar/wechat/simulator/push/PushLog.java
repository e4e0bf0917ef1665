package io.cardradar.wechat.simulator.push;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** The last deliveries. */
public final class PushLog {

    private static final int KEPT = 5_000;

    private final ArrayDeque<Delivery> deliveries = new ArrayDeque<>();
    private long number;

    /** Opens the record of a push. */
    public synchronized Delivery add(String appId, Map<String, Object> fields) {
        var delivery = new Delivery(++number, appId, fields);
        deliveries.addFirst(delivery);
        if (deliveries.size() > KEPT) {
            deliveries.removeLast();
        }
        return delivery;
    }

    /** Newest first. */
    public synchronized List<Delivery> last(int limit) {
        return deliveries.stream().limit(limit).toList();
    }

    public synchronized void clear() {
        deliveries.clear();
    }
}
