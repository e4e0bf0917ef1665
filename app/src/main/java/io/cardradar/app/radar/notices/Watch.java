package io.cardradar.app.radar.notices;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the radar remembers of one visitor of one salesperson: enough to coalesce notices and to
 * judge alerts without asking any other table. Times are milliseconds since 1970. Stored by {@link
 * WatchFormat}; names are short because older rows are JSON.
 *
 * @param heat interest at {@code heatAt}, see {@link io.cardradar.analytics.scoring.Heat}
 * @param lastAt of the latest act; 0 before the first
 * @param visits the beginnings of the visits of the last day
 * @param acts the latest acts, oldest first
 * @param alerted when each kind of alert was last told
 * @param open notices that repetitions still go into
 */
@Serdeable
record Watch(
        double heat,
        long heatAt,
        long lastAt,
        List<Long> visits,
        List<Act> acts,
        Map<String, Long> alerted,
        List<Open> open) {
    /** How long single acts are remembered, and how many of them. */
    static final int ACTS_MINUTES = 60;

    static final int MOST_ACTS = 32;
    static final int MOST_OPEN = 16;

    static final Watch NEW = new Watch(0, 0, 0, List.of(), List.of(), Map.of(), List.of());

    /**
     * @param t the type's code
     * @param s the subject, or empty
     * @param a when
     */
    @Serdeable
    record Act(int t, String s, long a) {}

    /**
     * A notice that may still grow.
     *
     * @param q its number
     * @param f when its first act was
     * @param l when its latest act was
     * @param n how many acts it has
     * @param quiet whether it is held
     */
    @Serdeable
    record Open(UUID id, int t, String s, long q, long f, long l, long n, boolean quiet) {}
}
