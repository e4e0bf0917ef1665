package io.cardradar.replay;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Named counts: {@code radar/1/card.view} of a salesperson, {@code overview/card.views}, {@code
 * funnel/won}.
 */
record Figures(SortedMap<String, Long> values) {
    static final String RADAR = "radar/";
    static final String OVERVIEW = "overview/";
    static final String FUNNEL = "funnel/";
    static final String DWELL = OVERVIEW + "dwell_seconds";

    Figures() {
        this(new TreeMap<>());
    }

    static Figures of(Map<String, Long> values) {
        return new Figures(new TreeMap<>(values));
    }

    void add(String name, long count) {
        values.merge(name, count, Long::sum);
    }

    long get(String name) {
        return values.getOrDefault(name, 0L);
    }

    Figures minus(Figures other) {
        Figures difference = new Figures();
        values.forEach(difference::add);
        other.values.forEach((name, count) -> difference.add(name, -count));
        return difference;
    }

    /** The names that either has. */
    SortedSet<String> names(Figures other) {
        SortedSet<String> names = new TreeSet<>(values.keySet());
        names.addAll(other.values.keySet());
        return names;
    }
}
