package io.cardradar.wechat.simulator.http;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last calls, newest first, and how many there were of each path. */
public final class CallLog {

    private static final int KEPT = 500;

    private final ArrayDeque<Call> calls = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Clock clock;
    private long number;

    public CallLog(Clock clock) {
        this.clock = clock;
    }

    /** The same endpoint, with its calls recorded. */
    public Endpoint recording(Endpoint endpoint) {
        return exchange -> {
            var reply = endpoint.answer(exchange);
            add(exchange, reply);
            return reply;
        };
    }

    public synchronized List<Call> last(int limit) {
        return calls.stream().limit(limit).toList();
    }

    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** How often a path has been called since the last reset. */
    public synchronized long count(String path) {
        return counts.getOrDefault(path, 0L);
    }

    public synchronized void reset() {
        calls.clear();
        counts.clear();
        number = 0;
    }

    private synchronized void add(Exchange exchange, Reply reply) {
        number++;
        counts.merge(exchange.path(), 1L, Long::sum);
        calls.addFirst(
                Call.of(
                        number,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        exchange,
                        reply));
        if (calls.size() > KEPT) {
            calls.removeLast();
        }
    }
}
