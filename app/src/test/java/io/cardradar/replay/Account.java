package io.cardradar.replay;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was sent and what the service answered. Thread-safe. */
final class Account {
    final LongAdder logIns = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder accepted = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder deals = new LongAdder();
    final LongAdder retries = new LongAdder();
    private final Map<String, LongAdder> rejected = new ConcurrentHashMap<>();

    void reject(String code) {
        rejected.computeIfAbsent(code, unused -> new LongAdder()).increment();
    }

    long rejected() {
        return rejected.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<String, Long> rejectedByCode() {
        Map<String, Long> counts = new TreeMap<>();
        rejected.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }
}
