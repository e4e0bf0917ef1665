package io.cardradar.analytics.scoring;

import io.cardradar.analytics.events.EventType;

import java.time.Duration;
import java.time.Instant;

/**
 * How interested a customer has shown to be in one salesperson's card (热度), as of a time. It comes
 * from the customer's acts alone, halves every week, and counts a repeated act ever less.
 *
 * <p>Its {@link #score} is an interest score. It is not a calibrated probability of closing: nobody
 * has compared it with deals yet.
 *
 * @param value at {@code at}; 1 is a single view of the card, just now
 */
public record Heat(double value, Instant at) {
    public static final Duration HALF_LIFE = Duration.ofDays(7);

    /** The {@link #key} of no heat at all: below that of any heat. */
    public static final double COLD = -1e9;

    /** The heat at which the score is 63; a day of serious interest. */
    private static final double SCALE = 20;

    private static final double SECONDS = 1e-9;
    private static final double DECAY = Math.log(2) / HALF_LIFE.toSeconds();

    /** Beyond this the sum of the harmonic roots is as good as its integral. */
    private static final int SUMMED_EXACTLY = 100;

    /** No heat yet. */
    public static Heat none(Instant at) {
        return new Heat(0, at);
    }

    /**
     * What one event adds at its own time.
     *
     * @param nth the how manieth of its kind it is, from 1
     */
    public static double of(EventType type, long nth) {
        return type.weight() / Math.sqrt(nth);
    }

    /** What the first {@code times} events of a kind add together, before any decay. */
    public static double ofRepeated(EventType type, long times) {
        double sum = 0;
        long exactly = Math.min(times, SUMMED_EXACTLY);
        for (long nth = 1; nth <= exactly; nth++) {
            sum += 1 / Math.sqrt(nth);
        }
        return type.weight() * (sum + 2 * (Math.sqrt(times) - Math.sqrt(exactly)));
    }

    /** This and another heat together, as of the later of both times. */
    public Heat plus(Heat other) {
        Instant later = at.isAfter(other.at) ? at : other.at;
        return new Heat(valueAt(later) + other.valueAt(later), later);
    }

    /** The heat that is left at a time; before {@code at} it is not known, and nothing decays. */
    public double valueAt(Instant time) {
        return time.isAfter(at) ? value * Math.exp(-DECAY * secondsBetween(at, time)) : value;
    }

    /** What people see: 0 to 100. */
    public int score(Instant now) {
        return (int) Math.round(100 * (1 - Math.exp(-valueAt(now) / SCALE)));
    }

    /**
     * Puts heats of different times into the order of their scores. Because all heat decays at one
     * rate, the order never changes until something happens: an index that stores the key need not
     * be rewritten as time passes.
     */
    public double key() {
        return value > 0 ? Math.log(value) + DECAY * epochSeconds(at) : COLD;
    }

    /**
     * The smallest key that has at least this score now.
     *
     * @param score 0 to 100
     */
    public static double keyOfScore(int score, Instant now) {
        if (score <= 0) {
            return COLD;
        }
        // Scores are rounded: 79.5 shows as 80.
        double needed = -SCALE * Math.log(1 - (score - 0.5) / 100);
        return new Heat(needed, now).key();
    }

    private static double secondsBetween(Instant from, Instant to) {
        return epochSeconds(to) - epochSeconds(from);
    }

    private static double epochSeconds(Instant time) {
        return time.getEpochSecond() + time.getNano() * SECONDS;
    }
}
