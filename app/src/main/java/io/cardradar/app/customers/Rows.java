package io.cardradar.app.customers;

import io.cardradar.kernel.CustomerId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads the results of queries that are too dynamic for a generated repository. */
final class Rows {
    private Rows() {}

    /** Runs a query whose parameters are bound. */
    static <T> List<T> read(PreparedStatement query, Mapping<T> mapping) throws SQLException {
        ResultSet row = query.executeQuery();
        List<T> rows = new ArrayList<>();
        while (row.next()) {
            rows.add(mapping.of(row));
        }
        return rows;
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static CustomerId customer(ResultSet row, String column) throws SQLException {
        return new CustomerId(uuid(row, column));
    }

    /** An id as sixteen bytes. */
    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** Ids as a parameter for {@code = ANY (?)}. */
    static <T> UUID[] ids(Collection<T> ids, Function<T, UUID> value) {
        return ids.stream().map(value).distinct().toArray(UUID[]::new);
    }

    interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }
}
