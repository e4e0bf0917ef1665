package io.cardradar.app.callbacks;

import io.cardradar.kernel.Columns;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes a group of pushes: for each company concerned a row and the message that has it handled,
 * in one transaction.
 */
@Singleton
class PushTable {
    private static final Comparator<Row> KEY_ORDER =
            Comparator.comparing((Row row) -> row.tenant.value())
                    .thenComparing(row -> row.sealed.push().appId())
                    .thenComparing(row -> row.sealed.push().key());

    private final JdbcOperations jdbc;
    private final Recipients recipients;
    private final NonceTable nonces;
    private final Outbox outbox;
    private final NewId ids;
    private final Clock clock;

    PushTable(
            JdbcOperations jdbc,
            Recipients recipients,
            NonceTable nonces,
            Outbox outbox,
            NewId ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.recipients = recipients;
        this.nonces = nonces;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** One outcome for each push, in order. */
    @Transactional
    List<Taken> insert(List<SealedPush> pushes) {
        Recipients.Lookup lookup = recipients.lookup();
        Set<SealedPush> replayed = nonces.replayed(pushes, lookup);
        List<Row> rows = new ArrayList<>();
        for (SealedPush push : pushes) {
            if (!replayed.contains(push)) {
                lookup.of(push.push())
                        .forEach(tenant -> rows.add(new Row(tenant, ids.next(), push)));
            }
        }
        Set<UUID> added = insertRows(rows.stream().sorted(KEY_ORDER).toList());
        List<Row> stored = rows.stream().filter(row -> added.contains(row.id)).toList();
        queueHandling(stored);
        Set<SealedPush> fresh = stored.stream().map(Row::sealed).collect(Collectors.toSet());
        return pushes.stream().map(push -> outcome(push, replayed, fresh)).toList();
    }

    private static Taken outcome(SealedPush push, Set<SealedPush> replayed, Set<SealedPush> fresh) {
        if (replayed.contains(push)) {
            return Taken.REPLAYED;
        }
        return fresh.contains(push) ? Taken.STORED : Taken.DUPLICATE;
    }

    private Set<UUID> insertRows(List<Row> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Instant now = clock.instant();
        return jdbc.prepareStatement(
                """
                INSERT INTO wechat_push (tenant_id, id, app_id, push_key, kind, openid_hash, payload, sent_at,
                    received_at, state)
                SELECT *, 'WAITING' FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, app_id, push_key) DO NOTHING RETURNING id\
                """,
                statement -> {
                    bind(new Columns<>(statement, rows), now);
                    ResultSet row = statement.executeQuery();
                    Set<UUID> added = new HashSet<>();
                    while (row.next()) {
                        added.add(row.getObject(1, UUID.class));
                    }
                    return added;
                });
    }

    private static void bind(Columns<Row> columns, Instant now) throws SQLException {
        columns.add("uuid", row -> row.tenant.value());
        columns.add("uuid", Row::id);
        columns.add("text", row -> row.sealed.push().appId());
        columns.add("text", row -> row.sealed.push().key());
        columns.add("text", row -> row.sealed.push().kind());
        columns.add("bytea", row -> row.sealed.openidHash());
        columns.add("bytea", row -> row.sealed.payload());
        columns.add("timestamptz", row -> row.sealed.push().sentAt());
        columns.add("timestamptz", row -> now);
    }

    private void queueHandling(List<Row> stored) {
        outbox.addAll(
                HandlePushes.TOPIC,
                stored.stream()
                        .map(row -> new Outbox.Work(row.tenant, new PushId(row.id)))
                        .toList());
    }

    private record Row(TenantId tenant, UUID id, SealedPush sealed) {}
}
