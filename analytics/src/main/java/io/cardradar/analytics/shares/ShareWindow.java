package io.cardradar.analytics.shares;

import java.time.Instant;
import java.time.LocalDate;

/**
 * From when on figures count. The tree itself always is made of everything, since who brought whom
 * does not depend on when one asks.
 *
 * @param start the first instant of a day of the company's
 * @param day that day
 */
public record ShareWindow(Instant start, LocalDate day) {
    boolean holds(Instant at) {
        return !at.isBefore(start);
    }
}
