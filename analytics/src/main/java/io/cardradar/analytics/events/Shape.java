package io.cardradar.analytics.events;

import org.jspecify.annotations.Nullable;

/**
 * How the rows of a derived table belong to events: what must be known to look at a part of the
 * table, and to put it right while events go on arriving.
 *
 * @param visitor the column that names a visitor, where each row follows from the events of that
 *     visitor alone
 * @param time the column that says when, where each row follows from the events of that time alone:
 *     {@code day}, or a column of points in time
 * @param sums whether every column that is not of the key adds up, so that a projection adds to a
 *     row whatever the row holds, and a row of nothing but zeros is as good as none
 */
public record Shape(@Nullable String visitor, @Nullable String time, boolean sums) {
    /** Rows of visitors, whom this column names. */
    public static Shape ofVisitors(String column) {
        return new Shape(column, null, false);
    }

    /** Rows that add up. */
    public static Shape ofSums() {
        return new Shape(null, null, true);
    }

    /** Rows of which nothing is known: the table can only be looked at as a whole. */
    public static Shape unknown() {
        return new Shape(null, null, false);
    }

    /** The same, where the rows of a time follow from the events of that time. */
    public Shape in(String column) {
        return new Shape(visitor, column, sums);
    }
}
