package io.cardradar.kernel;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Binds rows to a statement column by column, as arrays for {@code unnest(?, ?, …)}: one round trip
 * and one plan, however many rows.
 */
public final class Columns<T> {
    private final PreparedStatement statement;
    private final List<T> rows;
    private int bound;

    public Columns(PreparedStatement statement, List<T> rows) {
        this(statement, rows, 0);
    }

    private Columns(PreparedStatement statement, List<T> rows, int bound) {
        this.statement = statement;
        this.rows = rows;
        this.bound = bound;
    }

    /**
     * Binds the next column.
     *
     * @param sqlType the element type, by PostgreSQL's own name: {@code uuid}, {@code int2}, {@code
     *     timestamptz}, …
     * @param value an {@link Instant} is bound as a time
     */
    public Columns<T> add(String sqlType, Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        statement.setObject(++bound, BinaryArray.of(ArrayElement.of(sqlType), rows, value));
        return this;
    }

    /** Binds columns behind parameters that are bound otherwise. */
    public static <T> Columns<T> after(int bound, PreparedStatement statement, List<T> rows) {
        return new Columns<>(statement, rows, bound);
    }

    /** Goes on with the columns of other rows. */
    public <U> Columns<U> then(List<U> others) {
        return new Columns<>(statement, others, bound);
    }

    /** The index of the parameter that is to be bound next. */
    public int next() {
        return bound + 1;
    }
}
