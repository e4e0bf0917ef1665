package io.cardradar.analytics.rebuild;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/** A part of a company's rows, which follows from a part of its events. */
public sealed interface Part {
    /** All. */
    record Whole() implements Part {}

    /**
     * Days where the company is.
     *
     * @param from the first; null: from the beginning
     * @param to the first that is not part of it; null: to the end
     */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements Part {}

    /** Visitors from one id up to, and without, another; null where there is no bound. */
    record Visitors(@Nullable UUID from, @Nullable UUID to) implements Part {}

    /**
     * Certain visitors.
     *
     * @param days in which days; null: whenever it was
     */
    record These(@Nullable Days days, UUID... visitors) implements Part {}
}
