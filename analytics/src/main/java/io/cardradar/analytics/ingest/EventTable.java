package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.ingest.EventWriter.Outcome;
import io.cardradar.analytics.ingest.EventWriter.Pending;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes one group of requests: the events, what was refused, and the work for the projections, in
 * one transaction.
 */
@Singleton
class EventTable {
    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final Outbox outbox;

    EventTable(JdbcOperations jdbc, TransactionOperations<Connection> transactions, Outbox outbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** One outcome for each request, in order. */
    List<Outcome> insert(List<Pending> group) {
        List<Outcome> outcomes =
                transactions.executeWrite(status -> {
                    List<EventRow> rows = group.stream().flatMap(p -> p.events().stream()).toList();
                    Set<Key> added = insertEvents(rows);
                    insertRejected(group.stream().flatMap(p -> p.rejected().stream()).toList());
                    queueProjections(rows, added);
                    return outcomes(group, added);
                });
        return outcomes == null ? List.of() : outcomes;
    }

    private Set<Key> insertEvents(List<EventRow> unsorted) {
        if (unsorted.isEmpty()) {
            return Set.of();
        }
        List<EventRow> rows = unsorted.stream().sorted(EventRow.KEY_ORDER).toList();
        return jdbc.prepareStatement(
                """
                INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id,
                    card_id, subject_kind, subject_id, dwell_ms, scene, internal, share, props)
                SELECT tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id, subject_kind,
                    subject_id, dwell_ms, scene, internal, share, CAST(props AS jsonb)
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS e (tenant_id, id, type, occurred_at,
                    received_at, visitor_id, employee_id, card_id, subject_kind, subject_id, dwell_ms, scene, internal,
                    share, props)
                ON CONFLICT DO NOTHING RETURNING tenant_id, id\
                """,
                statement -> {
                    bind(new Columns<>(statement, rows));
                    ResultSet row = statement.executeQuery();
                    Set<Key> added = new HashSet<>();
                    while (row.next()) {
                        added.add(
                                new Key(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class)));
                    }
                    return added;
                });
    }

    private static void bind(Columns<EventRow> columns) throws SQLException {
        columns.add("uuid", EventRow::tenant);
        columns.add("uuid", row -> row.event().id());
        columns.add("int2", row -> (short) row.event().type().code());
        columns.add("timestamptz", row -> row.event().occurredAt());
        columns.add("timestamptz", row -> row.receivedAt());
        columns.add("uuid", EventRow::actor);
        columns.add("uuid", EventRow::employee);
        columns.add("uuid", row -> value(row.event().card()));
        columns.add("int2", row -> kindOf(row.event().subject()));
        columns.add("text", row -> idOf(row.event().subject()));
        columns.add("int4", row -> row.event().dwellMs());
        columns.add("int4", row -> row.event().scene());
        columns.add("bool", EventRow::internal);
        columns.add("text", row -> row.event().share());
        columns.add("text", row -> row.event().props());
    }

    private void insertRejected(List<RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.prepareStatement(
                """
                INSERT INTO rejected_event (tenant_id, id, received_at, sender_id, code, detail, event)
                SELECT tenant_id, id, received_at, sender_id, code, detail, CAST(event AS jsonb)
                FROM unnest(?, ?, ?, ?, ?, ?, ?)
                    AS r (tenant_id, id, received_at, sender_id, code, detail, event)
                ON CONFLICT DO NOTHING\
                """,
                statement -> {
                    Columns<RejectedRow> columns = new Columns<>(statement, rows);
                    columns.add("uuid", row -> row.batch().sender().tenant().value());
                    columns.add("uuid", RejectedRow::id);
                    columns.add("timestamptz", row -> row.batch().receivedAt());
                    columns.add("uuid", row -> row.batch().sender().id());
                    columns.add("text", row -> row.rejection().reason().code());
                    columns.add("text", row -> row.rejection().detail());
                    columns.add("text", RejectedRow::storableJson);
                    return statement.executeUpdate();
                });
    }

    /** One message a tenant: the ids of its new events. */
    private void queueProjections(List<EventRow> rows, Set<Key> added) {
        Map<UUID, Set<UUID>> byTenant = new TreeMap<>();
        for (EventRow row : rows) {
            if (row.isProjected() && added.contains(new Key(row.tenant(), row.event().id()))) {
                byTenant.computeIfAbsent(row.tenant(), unused -> new HashSet<>())
                        .add(row.event().id());
            }
        }
        byTenant.forEach((tenant, ids) ->
                outbox.add(
                        new TenantId(tenant),
                        EventProjector.TOPIC,
                        new NewEvents(List.copyOf(ids))));
    }

    /** The first request that brought an event has it accepted; all others have a duplicate. */
    private static List<Outcome> outcomes(List<Pending> group, Set<Key> added) {
        Set<Key> unclaimed = new HashSet<>(added);
        List<Outcome> outcomes = new ArrayList<>(group.size());
        for (Pending pending : group) {
            int accepted = 0;
            for (EventRow row : pending.events()) {
                if (unclaimed.remove(new Key(row.tenant(), row.event().id()))) {
                    accepted++;
                }
            }
            outcomes.add(new Outcome(accepted, pending.events().size() - accepted));
        }
        return outcomes;
    }

    private static @Nullable UUID value(@Nullable CardId card) {
        return card == null ? null : card.value();
    }

    private static @Nullable Short kindOf(@Nullable Subject subject) {
        return subject == null ? null : (short) subject.kind().code();
    }

    private static @Nullable String idOf(@Nullable Subject subject) {
        return subject == null ? null : subject.id();
    }

    private record Key(UUID tenant, UUID id) {}
}
