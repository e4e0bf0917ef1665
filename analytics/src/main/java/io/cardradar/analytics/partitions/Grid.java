package io.cardradar.analytics.partitions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts time into partitions of one width. What is covered already stays as it is, whatever width it
 * has: the width may change at any time.
 */
record Grid(Duration width) {
    /**
     * What is missing between two times, oldest first: cells of the grid, or what is left of them.
     */
    List<EventRange> missing(Instant from, Instant to, List<EventRange> covered) {
        List<EventRange> sorted =
                covered.stream().sorted(Comparator.comparing(EventRange::from)).toList();
        List<EventRange> missing = new ArrayList<>();
        for (EventRange cell : cells(from, to)) {
            Instant open = cell.from();
            for (EventRange taken : sorted) {
                if (taken.to().isAfter(open) && taken.from().isBefore(cell.to())) {
                    if (taken.from().isAfter(open)) {
                        missing.add(new EventRange(open, taken.from()));
                    }
                    open = taken.to();
                }
            }
            if (open.isBefore(cell.to())) {
                missing.add(new EventRange(open, cell.to()));
            }
        }
        return missing;
    }

    /** The cells that touch a span of time. */
    private List<EventRange> cells(Instant from, Instant to) {
        long millis = width.toMillis();
        Instant first = Instant.ofEpochMilli(Math.floorDiv(from.toEpochMilli(), millis) * millis);
        return Stream.iterate(first, start -> !start.isAfter(to), start -> start.plus(width))
                .map(start -> new EventRange(start, start.plus(width)))
                .toList();
    }
}
