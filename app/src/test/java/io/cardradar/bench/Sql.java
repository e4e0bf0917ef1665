package io.cardradar.bench;

import io.cardradar.embedded.Database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements over all companies, each on a connection of its own. */
record Sql(Database database) {
    Connection connect() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
        }
        return connection;
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long count(String sql, Object... parameters) {
        List<Object> rows = list(Object.class, sql, parameters);
        return rows.getFirst() instanceof Number number ? number.longValue() : 0;
    }

    /** The first column of all rows. */
    <T> List<T> list(Class<T> type, String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            ResultSet rows = statement.executeQuery();
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(type.cast(rows.getObject(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
