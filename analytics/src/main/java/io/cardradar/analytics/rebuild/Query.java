package io.cardradar.analytics.rebuild;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement, put together in the order in which it reads, with the values of its parameters. */
public final class Query {
    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    Query() {}

    static Query of(String part, @Nullable Object... partValues) {
        return new Query().and(part, partValues);
    }

    Query and(String part, @Nullable Object... partValues) {
        sql.append(part).append('\n');
        values.addAll(Arrays.asList(partValues));
        return this;
    }

    Query and(Query other) {
        sql.append(other.sql);
        values.addAll(other.values);
        return this;
    }

    public String sql() {
        return sql.toString();
    }

    public void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
