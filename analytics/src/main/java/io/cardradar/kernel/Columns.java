package io.cardradar.kernel;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
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
        this.statement = statement;
        this.rows = rows;
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
        // The driver knows an array of byte arrays by its own type only.
        Object[] values =
                sqlType.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object element = value.apply(rows.get(i));
            values[i] = element instanceof Instant instant ? Timestamp.from(instant) : element;
        }
        statement.setArray(++bound, statement.getConnection().createArrayOf(sqlType, values));
        return this;
    }
}
