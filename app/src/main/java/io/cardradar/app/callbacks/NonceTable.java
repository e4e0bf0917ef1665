package io.cardradar.app.callbacks;

import io.cardradar.kernel.Columns;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.ReceivedPush.NonceUse;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which body each time and nonce has brought, for apps in plain mode. */
@Singleton
class NonceTable {
    private static final Comparator<Row> KEY_ORDER =
            Comparator.comparing((Row row) -> row.owner.value())
                    .thenComparing(row -> row.sealed.push().appId())
                    .thenComparing(row -> row.use.nonce(), Arrays::compareUnsigned);

    private final JdbcOperations jdbc;
    private final Clock clock;

    NonceTable(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those whose time and nonce have brought another body; remembers all others. */
    Set<SealedPush> replayed(List<SealedPush> pushes, Recipients.Lookup lookup) {
        List<Row> rows =
                pushes.stream().flatMap(push -> row(push, lookup)).sorted(KEY_ORDER).toList();
        if (rows.isEmpty()) {
            return Set.of();
        }
        remember(rows);
        Map<Key, ByteBuffer> bodies = bodies(rows);
        return rows.stream()
                .filter(row -> !ByteBuffer.wrap(row.use.body()).equals(bodies.get(row.key())))
                .map(Row::sealed)
                .collect(Collectors.toSet());
    }

    private static Stream<Row> row(SealedPush push, Recipients.Lookup lookup) {
        NonceUse use = push.use();
        return use == null
                ? Stream.empty()
                : Stream.of(new Row(lookup.owner(push.push().appId()), push, use));
    }

    private void remember(List<Row> rows) {
        Instant now = clock.instant();
        jdbc.prepareStatement(
                """
                INSERT INTO wechat_push_nonce (tenant_id, app_id, nonce, body, received_at)
                SELECT * FROM unnest(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                statement -> {
                    Columns<Row> columns = keys(new Columns<>(statement, rows));
                    columns.add("bytea", row -> row.use.body());
                    columns.add("timestamptz", row -> now);
                    return statement.executeUpdate();
                });
    }

    private Map<Key, ByteBuffer> bodies(List<Row> rows) {
        return jdbc.prepareStatement(
                """
                SELECT app_id, nonce, body FROM wechat_push_nonce
                WHERE (tenant_id, app_id, nonce) IN (SELECT * FROM unnest(?, ?, ?))\
                """,
                statement -> {
                    keys(new Columns<>(statement, rows));
                    ResultSet row = statement.executeQuery();
                    Map<Key, ByteBuffer> bodies = new HashMap<>();
                    while (row.next()) {
                        bodies.put(
                                new Key(row.getString(1), ByteBuffer.wrap(row.getBytes(2))),
                                ByteBuffer.wrap(row.getBytes(3)));
                    }
                    return bodies;
                });
    }

    private static Columns<Row> keys(Columns<Row> columns) throws SQLException {
        return columns.add("uuid", row -> row.owner.value())
                .add("text", row -> row.sealed.push().appId())
                .add("bytea", row -> row.use.nonce());
    }

    private record Row(TenantId owner, SealedPush sealed, NonceUse use) {
        Key key() {
            return new Key(sealed.push().appId(), ByteBuffer.wrap(use.nonce()));
        }
    }

    private record Key(String appId, ByteBuffer nonce) {}
}
