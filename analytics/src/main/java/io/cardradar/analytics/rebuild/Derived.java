package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.events.Derivation;
import io.cardradar.analytics.events.Shape;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A derived table with its key.
 *
 * @param key the columns that tell rows of a company apart; rows of visitors have their visitor in
 *     it
 * @param isPrimary whether the database itself allows one row a key only
 */
public record Derived(Derivation derivation, List<String> key, boolean isPrimary) {
    /** Asks the catalogue for the key, unless the derivation names one. */
    public static Derived of(Connection connection, Derivation derivation) throws SQLException {
        List<String> named = split(derivation.key());
        List<String> key = new ArrayList<>(named);
        if (named.isEmpty()) {
            key.addAll(primaryKey(connection, derivation.table()));
        }
        String visitor = derivation.shape().visitor();
        if (visitor != null && !key.contains(visitor)) {
            key.add(visitor);
        }
        if (key.isEmpty() || !split(derivation.columns()).containsAll(key)) {
            throw new IllegalStateException(
                    derivation.table() + " is not derived by a key of its own: " + key);
        }
        return new Derived(derivation, key, named.isEmpty());
    }

    private static List<String> primaryKey(Connection connection, String table)
            throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet row =
                connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table)) {
            while (row.next()) {
                columns.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return columns.values().stream().filter(column -> !column.equals("tenant_id")).toList();
    }

    String table() {
        return derivation.table();
    }

    Shape shape() {
        return derivation.shape();
    }

    List<String> columns() {
        return split(derivation.columns());
    }

    /** The columns that are not of the key. */
    List<String> values() {
        List<String> values = new ArrayList<>(columns());
        values.removeAll(key);
        return values;
    }

    String keyList() {
        return String.join(", ", key);
    }

    /** The visitors' column; null where rows are not those of visitors. */
    @Nullable String visitor() {
        return shape().visitor();
    }

    /** Whether rows of a visitor who is noted meanwhile must be looked at again. */
    boolean needsWatch() {
        return visitor() != null;
    }

    static String each(List<String> columns, String between, Function<String, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(between));
    }

    private static List<String> split(String columns) {
        return columns.isBlank() ? List.of() : Arrays.asList(columns.strip().split("\\s*,\\s*"));
    }
}
