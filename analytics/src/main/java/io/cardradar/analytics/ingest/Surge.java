package io.cardradar.analytics.ingest;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether many more events come in than can be projected, and projections are behind already. What
 * cannot be kept up with anyway had better wait while clients do not: events are taken in first,
 * and projected when the surge is over, or when they have waited for {@link #LONGEST_LAG}
 * (docs/decisions/0035).
 */
@Singleton
class Surge {
    /** A batch takes as long when much comes in; whoever is not further behind has no surge. */
    private static final Duration LEAST_LAG = Duration.ofMillis(500);

    private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

    /**
     * How much more must come in than can be projected: with less, radars fall behind so slowly
     * that keeping them waiting would only make it worse.
     */
    private static final double MORE = 1.5;

    /**
     * Where so many requests share a commit, clients wait for each other's answers, and send more
     * as soon as they have theirs: then any more than can be projected is too much.
     */
    private static final double CROWD = 16;

    /** Over which the pace of events that come in is taken, in milliseconds. */
    private static final double WINDOW = 1_000;

    /** How much of the pace of projections is that of the batches before the last. */
    private static final double MEMORY = 0.8;

    /**
     * How many transactions on end must have had all that one may, before the best of them says
     * what the machine can do: smaller ones are dearer by the event, and any may have been slow by
     * chance.
     */
    private static final int EVIDENCE = 3;

    private final Clock clock;
    private volatile Accepted accepted = new Accepted(0, 0, 0, 0);
    private volatile Projected projected = Projected.upTo(Instant.MAX);

    Surge(Clock clock, MeterRegistry registry) {
        this.clock = clock;
        registry.gauge("cardradar.ingest.surge", this, surge -> surge.isOn() ? 1 : 0);
    }

    /**
     * So many events were committed just now.
     *
     * @param requests that shared the commit
     */
    synchronized void accepted(int events, int requests) {
        accepted = accepted.and(events, requests, clock.millis());
    }

    /**
     * So many events were projected, and as many or more wait.
     *
     * @param took what it took; half of it where another worker projected others meanwhile
     * @param reached when the last of them was committed
     */
    synchronized void projectedAllItMay(int events, Duration took, Instant reached) {
        projected = projected.and(events, took.toNanos() / 1e6, reached);
    }

    /**
     * All that waited was projected: that this took long does not mean that more would take longer.
     *
     * @param reached when the last of it was committed
     */
    synchronized void projectedAllThereWas(Instant reached) {
        projected = Projected.upTo(reached);
    }

    boolean isOn() {
        Instant now = clock.instant();
        Projected so = projected;
        Accepted soFar = accepted;
        return so.reached.isBefore(now.minus(LEAST_LAG))
                && so.reached.isAfter(now.minus(LONGEST_LAG))
                && soFar.isMoreThan(so, now.toEpochMilli());
    }

    /** Whether clients wait for each other's answers. */
    boolean isCrowded() {
        return accepted.isCrowded(clock.millis());
    }

    /** What came in of late, each event, request and commit counting less the longer ago it was. */
    private record Accepted(double events, double requests, double commits, long at) {
        Accepted and(int moreEvents, int moreRequests, long now) {
            double left = left(now);
            return new Accepted(
                    events * left + moreEvents,
                    requests * left + moreRequests,
                    commits * left + 1,
                    now);
        }

        /** Events a millisecond. */
        double pace(long now) {
            return events * left(now) / WINDOW;
        }

        /**
         * Of clients that wait for each other one transaction is evidence enough: they lose time.
         */
        boolean isMoreThan(Projected projected, long now) {
            return isOfMany()
                    ? projected.full > 0 && pace(now) > projected.events / projected.millis
                    : projected.full >= EVIDENCE && pace(now) > MORE * projected.best;
        }

        /** Never long after the last commit. */
        boolean isCrowded(long now) {
            return isOfMany() && commits * left(now) > 1;
        }

        private boolean isOfMany() {
            return requests > CROWD * commits;
        }

        private double left(long now) {
            return Math.exp(-(now - at) / WINDOW);
        }
    }

    /**
     * What was projected since projections took all there was, the longer ago the less it counts.
     *
     * @param millis that these events took
     * @param best events a millisecond, of the transaction that had most
     * @param full transactions
     * @param reached when the last of them was committed
     */
    private record Projected(double events, double millis, double best, int full, Instant reached) {
        static Projected upTo(Instant reached) {
            return new Projected(0, 0, 0, 0, reached);
        }

        Projected and(int more, double took, Instant upTo) {
            return new Projected(
                    events * MEMORY + more,
                    millis * MEMORY + took,
                    Math.max(best, more / took),
                    full + 1,
                    upTo);
        }
    }
}
