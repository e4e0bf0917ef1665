package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Mark;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.ingest.EventTable.EventKey;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.NewId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes events and the work that follows from them in one statement, so that a commit of many
 * requests is one round trip. Of what is new it queues one outbox message a company.
 */
final class EventStatement {
    private static final String COLUMNS =
            """
            tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id, subject_kind, subject_id,
                dwell_ms, scene, internal, mark, share, props\
            """;

    private static final String STAYS =
            Arrays.stream(EventType.values())
                    .filter(EventType::isStay)
                    .map(type -> Integer.toString(type.code()))
                    .collect(Collectors.joining(", "));

    /**
     * What is there already is left as it is, but for a stay that its own visitor has made longer.
     * That nearly always all rows are new is what makes the answer short: only when some are not,
     * it names those that are.
     */
    private static final String WRITE =
            """
            WITH told AS (
                INSERT INTO interaction_event AS e (%1$s)
                SELECT tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id, subject_kind,
                    subject_id, dwell_ms, scene, internal, mark, share, CAST(props AS jsonb)
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS sent (%1$s)
                ON CONFLICT (tenant_id, id) DO UPDATE SET dwell_ms = excluded.dwell_ms
                WHERE e.type IN (%2$s) AND e.type = excluded.type AND e.visitor_id = excluded.visitor_id
                    AND e.dwell_ms < excluded.dwell_ms
                RETURNING tenant_id, id, NOT internal AND employee_id IS NOT NULL AS projected
            ), queued AS (
                INSERT INTO outbox (tenant_id, id, topic, payload, created_at, due_at)
                SELECT tenant_id, work.id, '%3$s', jsonb_build_object('ids', jsonb_agg(told.id)), work.at, work.at
                FROM told JOIN unnest(?, ?, ?) AS work (tenant_id, id, at) USING (tenant_id)
                WHERE told.projected GROUP BY tenant_id, work.id, work.at
            )
            SELECT count(*), CASE WHEN count(*) < ? THEN string_agg(concat(tenant_id, ' ', id), ',') END FROM told\
            """
                    .formatted(COLUMNS, STAYS, EventProjector.TOPIC);

    private final Connection connection;
    private final NewId ids;
    private final Instant now;

    EventStatement(Connection connection, NewId ids, Instant now) {
        this.connection = connection;
        this.ids = ids;
        this.now = now;
    }

    /** Answers which were new or have become longer. */
    Set<EventKey> write(List<EventRow> rows) throws SQLException {
        List<UUID> tenants = rows.stream().map(EventRow::tenant).distinct().toList();
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            int next =
                    events(new Columns<>(statement, rows))
                            .then(tenants)
                            .add("uuid", tenant -> tenant)
                            .add("uuid", tenant -> ids.next())
                            .add("timestamptz", tenant -> now)
                            .next();
            statement.setInt(next, rows.size());
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getInt(1) == rows.size() ? keys(rows) : keys(row.getString(2));
        }
    }

    private static Columns<EventRow> events(Columns<EventRow> columns) throws SQLException {
        return columns.add("uuid", EventRow::tenant)
                .add("uuid", row -> row.event().id())
                .add("int2", row -> row.event().type().code())
                .add("timestamptz", row -> row.event().occurredAt())
                .add("timestamptz", EventRow::receivedAt)
                .add("uuid", EventRow::actor)
                .add("uuid", EventRow::employee)
                .add("uuid", row -> value(row.event().card()))
                .add("int2", row -> kindOf(row.event().subject()))
                .add("text", row -> idOf(row.event().subject()))
                .add("int4", row -> row.event().dwellMs())
                .add("int4", row -> row.event().scene())
                .add("bool", EventRow::internal)
                .add("int2", row -> codeOf(row.event().mark()))
                .add("text", row -> row.event().share())
                .add("text", row -> row.event().props());
    }

    private static Set<EventKey> keys(List<EventRow> rows) {
        Set<EventKey> keys = new HashSet<>();
        rows.forEach(row -> keys.add(EventKey.of(row)));
        return keys;
    }

    private static Set<EventKey> keys(@Nullable String told) {
        Set<EventKey> keys = new HashSet<>();
        if (told != null) {
            for (String pair : told.split(",")) {
                String[] parts = pair.split(" ");
                keys.add(new EventKey(UUID.fromString(parts[0]), UUID.fromString(parts[1])));
            }
        }
        return keys;
    }

    private static @Nullable UUID value(@Nullable CardId card) {
        return card == null ? null : card.value();
    }

    private static @Nullable Integer kindOf(@Nullable Subject subject) {
        return subject == null ? null : subject.kind().code();
    }

    private static @Nullable String idOf(@Nullable Subject subject) {
        return subject == null ? null : subject.id();
    }

    private static @Nullable Integer codeOf(@Nullable Mark mark) {
        return mark == null ? null : mark.code();
    }
}
