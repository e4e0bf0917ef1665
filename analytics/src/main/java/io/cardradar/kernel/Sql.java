package io.cardradar.kernel;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A question whose shape depends on what is asked, put together in the order in which it reads,
 * each part with the values of its own placeholders.
 */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Sql() {}

    /** Begins a question. */
    public static Sql of(String part, Object... partValues) {
        return new Sql().and(part, partValues);
    }

    /** Appends a part with the values of its placeholders. */
    public Sql and(String part, Object... partValues) {
        text.append(part).append('\n');
        values.addAll(Arrays.asList(partValues));
        return this;
    }

    /** Appends another question with its values. */
    public Sql and(Sql other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /** All answers, in the order of the query. */
    public <T> List<T> list(JdbcOperations jdbc, RowReader<T> reader) {
        return jdbc.prepareStatement(
                text.toString(),
                statement -> {
                    bind(statement);
                    ResultSet row = statement.executeQuery();
                    List<T> rows = new ArrayList<>();
                    while (row.next()) {
                        rows.add(reader.read(row));
                    }
                    return rows;
                });
    }

    /** The one number of a question that counts. */
    public long count(JdbcOperations jdbc) {
        return list(jdbc, row -> row.getLong(1)).getFirst();
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(
                    i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
