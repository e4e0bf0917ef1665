package io.cardradar.analytics.events;

import java.util.Arrays;

/**
 * A table that follows from events alone, and how: with this it can be checked against the events
 * and computed anew, without the feature that keeps it up to date knowing of either.
 *
 * <p>Every bean of this type is checked and can be rebuilt. A table whose rows hold anything that
 * does not follow from events has none.
 */
public interface Derivation {
    /** The table's name. Its rows lead with {@code tenant_id}. */
    String table();

    /** The columns that follow from events, without {@code tenant_id}, separated by commas. */
    String columns();

    /**
     * A SELECT of {@link #columns} over the common table {@code happened}: all events of one
     * company that projections have been told of, a row each, with the columns of {@code
     * interaction_event} ({@code dwell_ms} is 0 where there is none) and
     *
     * <ul>
     *   <li>{@code subject}: {@code <kind>:<id>}, or the empty text;
     *   <li>{@code day}, a date, and {@code hour}, a time: where the company is.
     * </ul>
     *
     * <p>It contains no parameter and names the columns as the table does.
     */
    String recount();

    /**
     * How rows belong to events. Unless a derivation says something else, a table with a column
     * {@code visitor_id} holds rows each of which follows from the events of that visitor alone.
     */
    default Shape shape() {
        return Arrays.asList(columns().split("\\s*,\\s*")).contains("visitor_id")
                ? Shape.ofVisitors("visitor_id")
                : Shape.unknown();
    }

    /**
     * The columns that tell one row from another, separated by commas, where it is not the primary
     * key that does so; else the empty text.
     */
    default String key() {
        return "";
    }

    /**
     * A statement that adds rows which ought to be there, from the common table {@code missing}:
     * {@code tenant_id} and {@link #columns}. It follows a WITH clause, and may go on with further
     * common tables after a comma. Nobody projects events of the company meanwhile.
     */
    default String insertion() {
        return "INSERT INTO %1$s (tenant_id, %2$s) SELECT tenant_id, %2$s FROM missing"
                .formatted(table(), columns());
    }
}
