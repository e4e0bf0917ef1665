package io.cardradar.analytics.metrics;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A question in SQL, put together in the order in which it reads, each part with the values of its
 * own placeholders: a scope narrows it or leaves it alone, and the planner sees only what is asked.
 */
final class Select {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Select() {}

    static Select of(String part, Object... partValues) {
        return new Select().and(part, partValues);
    }

    Select and(String part, Object... partValues) {
        sql.append(part).append('\n');
        values.addAll(Arrays.asList(partValues));
        return this;
    }

    /** Narrows to the salespeople of the scope. */
    Select within(Scope scope, String employeeColumn) {
        UUID[] ids = scope.ids();
        return ids == null ? this : and("AND %s = ANY (?)".formatted(employeeColumn), (Object) ids);
    }

    /** All answers, in the order of the query. */
    <T> List<T> list(JdbcOperations jdbc, RowReader<T> reader) {
        return jdbc.prepareStatement(
                sql.toString(),
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

    /** The one number of a query that counts. */
    long count(JdbcOperations jdbc) {
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
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
