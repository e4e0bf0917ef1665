package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.events.EventHorizon;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What can still be told from the events that are in the database. Once some were archived, rows of
 * a time can be held against the events of that time, as far as these go back; rows that follow
 * from all the events of a visitor cannot, and must not be exchanged: what is right would go.
 */
@Singleton
class Horizon {
    private final @Nullable EventHorizon events;

    Horizon(@Nullable EventHorizon events) {
        this.events = events;
    }

    boolean allowsCheck(Derived table) {
        return firstDay().isEmpty() || table.shape().time() != null;
    }

    /** A visitor's rows are looked at again for all time, so rows of visitors are left alone. */
    boolean allowsRebuild(Derived table) {
        return firstDay().isEmpty() || table.shape().time() != null && table.visitor() == null;
    }

    /**
     * The part of a part of which all events are there.
     *
     * @throws Problem.Conflict {@code projection.archived} where that cannot be said
     */
    Part visible(Derived table, Part part) {
        Optional<LocalDate> first = firstDay();
        if (first.isEmpty()) {
            return part;
        }
        return switch (part) {
            case Part.Days(LocalDate from, LocalDate to) when allowsCheck(table) ->
                    new Part.Days(
                            from == null || from.isBefore(first.get()) ? first.get() : from, to);
            case Part.Whole() when allowsCheck(table) -> new Part.Days(first.get(), null);
            default -> throw archived();
        };
    }

    static Problem.Conflict archived() {
        return new Problem.Conflict(
                "projection.archived",
                "Events that this table follows from were archived: restore them first");
    }

    /** The first day all of whose events have ids from the horizon on. */
    private Optional<LocalDate> firstDay() {
        return events == null
                ? Optional.empty()
                : events.completeSince()
                        .map(time ->
                                time.plus(Comparison.ID_TIME_APART)
                                        .atZone(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .plusDays(1));
    }
}
