package io.cardradar.wechat.simulator;

import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for a call, in the order in which they were injected. */
public final class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    public synchronized void inject(Fault fault) {
        waiting.add(fault);
    }

    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    /** The same endpoint, with the injected faults. */
    Endpoint disturbing(Endpoint endpoint) {
        return exchange ->
                take(exchange)
                        .map(fault -> fault.disturb(exchange, endpoint))
                        .orElseGet(() -> endpoint.answer(exchange));
    }

    private synchronized Optional<Fault> take(Exchange exchange) {
        for (int i = 0; i < waiting.size(); i++) {
            var fault = waiting.get(i);
            if (fault.hits(exchange)) {
                if (fault.count() > 1) {
                    waiting.set(i, fault.times(fault.count() - 1));
                } else {
                    waiting.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
