package io.cardradar.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What was sent, and what the service has acknowledged. Thread-safe. */
final class Ledger {
    private static final int MOST_COMPLAINTS = 10;

    /** The company of each event that was ever sent, in any request. */
    private final Map<UUID, String> sent = new ConcurrentHashMap<>();

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    void sending(Batch batch) {
        batch.events().keySet().forEach(id -> sent.put(id, batch.company().id()));
    }

    /** An answer that says what became of every event of the batch. */
    void acknowledge(Batch batch, Client.Answer answer) {
        accepted.add(answer.accepted());
        duplicates.add(answer.duplicates());
        if (answer.accepted() + answer.duplicates() != batch.size()) {
            complain("of " + batch.size() + " events, an answer said " + answer);
        }
        if (answer.accepted() > 0 && acknowledged.containsAll(batch.events().keySet())) {
            complain("events were accepted that had been acknowledged before");
        }
        acknowledged.addAll(batch.events().keySet());
    }

    /** Written by hand, as the service would have. */
    void wrote(Batch batch) {
        sending(batch);
        acknowledged.addAll(batch.events().keySet());
    }

    /** Any answer, or none. */
    void count(Client.Answer answer) {
        answers.computeIfAbsent(answer.kind(), unused -> new LongAdder()).increment();
        if (!answer.isExpected()) {
            complain("an answer was " + answer);
        }
    }

    /** Something that must not be; the first few are told. */
    void complain(String what) {
        if (complaints.size() < MOST_COMPLAINTS && !complaints.contains(what)) {
            complaints.add(what);
        }
    }

    List<String> complaints() {
        return new ArrayList<>(complaints);
    }

    Map<UUID, String> sent() {
        return sent;
    }

    boolean isAcknowledged(UUID event) {
        return acknowledged.contains(event);
    }

    long acknowledged() {
        return acknowledged.size();
    }

    long accepted() {
        return accepted.sum();
    }

    long duplicates() {
        return duplicates.sum();
    }

    /** How many answers of each kind there were: {@code 200}, {@code 503}, {@code none}. */
    Map<String, Long> answers() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach((kind, count) -> counts.put(kind, count.sum()));
        return counts;
    }

    long answers(String kind) {
        return answers().getOrDefault(kind, 0L);
    }
}
