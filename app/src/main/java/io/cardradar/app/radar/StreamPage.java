package io.cardradar.app.radar;

import java.util.List;

/**
 * A part of a radar, in the order of its numbers.
 *
 * @param reached the number up to which this is everything
 * @param full whether there may be more
 */
record StreamPage<T>(List<T> entries, long reached, boolean full) {
    static <T> StreamPage<T> empty(long reached) {
        return new StreamPage<>(List.of(), reached, false);
    }
}
