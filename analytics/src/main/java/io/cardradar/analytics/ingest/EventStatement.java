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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes events and the work that follows from them in one statement, so that a commit of many
 * requests is one round trip. Of what is new or has grown it queues one outbox message a company
 * ({@link NewEvents}).
 */
final class EventStatement {
    /** Types of events that grow, as SQL takes them. */
    static final String STAYS =
            Arrays.stream(EventType.values())
                    .filter(EventType::isStay)
                    .map(type -> Integer.toString(type.code()))
                    .collect(Collectors.joining(", "));

    private static final String COLUMNS =
            """
            tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id, subject_kind, subject_id,
                dwell_ms, scene, internal, mark, share, props\
            """;

    /** Of a stay, what is inserted is what is queued: {@code projected_ms}. */
    private static final String INSERT =
            """
            INSERT INTO interaction_event AS e (%1$s, projected_ms)
                SELECT tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id, subject_kind,
                    subject_id, dwell_ms, scene, internal, mark, share, CAST(props AS jsonb),
                    CASE WHEN type IN (%2$s) THEN dwell_ms END
                FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS sent (%1$s)\
            """
                    .formatted(COLUMNS, STAYS);

    /**
     * What may be there already is left as it is then, but for a stay that its own visitor has made
     * longer. That nearly always all rows are new is what makes the answer short: only when some
     * are not, it names those that are. An insert that minds no conflict costs the database a
     * quarter less.
     */
    private static final String WRITE =
            """
            WITH once AS (
                %1$s
            ), told AS (
                %1$s
                ON CONFLICT (tenant_id, id) DO UPDATE SET dwell_ms = excluded.dwell_ms
                WHERE e.type IN (%2$s) AND e.type = excluded.type AND e.visitor_id = excluded.visitor_id
                    AND e.dwell_ms < excluded.dwell_ms
                RETURNING tenant_id, id, NOT internal AND employee_id IS NOT NULL AS projected,
                    e.type IN (%2$s) AND e.dwell_ms IS DISTINCT FROM e.projected_ms AS grown
            ), counted AS (
                SELECT tenant_id, jsonb_agg(id) FILTER (WHERE NOT grown) AS ids,
                    jsonb_agg(id) FILTER (WHERE grown) AS grown
                FROM told WHERE projected GROUP BY tenant_id
            ), queued AS (
                INSERT INTO outbox (tenant_id, id, topic, payload, created_at, due_at)
                SELECT tenant_id, work.id, '%3$s',
                    jsonb_build_object('ids', CAST(work.ids AS jsonb) || COALESCE(counted.ids, '[]'),
                        'grown', COALESCE(counted.grown, '[]')),
                    work.at, work.at
                FROM unnest(?, ?, ?, ?) AS work (tenant_id, id, ids, at) LEFT JOIN counted USING (tenant_id)
                WHERE work.ids <> '[]' OR counted.tenant_id IS NOT NULL
            )
            SELECT count(*), CASE WHEN count(*) < ? OR bool_or(grown)
                THEN string_agg(concat(tenant_id, ' ', id, ' ', grown), ',') END FROM told\
            """
                    .formatted(INSERT, STAYS, EventProjector.TOPIC);

    private final Connection connection;
    private final NewId ids;
    private final Instant now;

    EventStatement(Connection connection, NewId ids, Instant now) {
        this.connection = connection;
        this.ids = ids;
        this.now = now;
    }

    /**
     * Answers what became of each.
     *
     * @param once what must not be there yet, or the statement fails with {@code unique_violation};
     *     no stays
     * @param any what may be there
     */
    Told write(List<EventRow> once, List<EventRow> any) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            Columns<EventRow> rows = events(events(new Columns<>(statement, once)).then(any));
            Map<UUID, Work> work = work(once, any);
            int next =
                    rows.then(List.copyOf(work.values()))
                            .add("uuid", Work::tenant)
                            .add("uuid", Work::message)
                            .add("text", of -> of.ids.toString())
                            .add("timestamptz", of -> now)
                            .next();
            statement.setInt(next, any.size());
            ResultSet row = statement.executeQuery();
            row.next();
            Told told = new Told(new HashSet<>(), new HashSet<>(), new HashMap<>());
            work.forEach((tenant, of) -> told.messages.put(tenant, of.message));
            String named = row.getString(2);
            if (row.getInt(1) < any.size()) {
                any.forEach(event -> told.known.add(EventKey.of(event)));
            }
            if (named != null) {
                told.add(named);
            }
            return told;
        }
    }

    /** What follows from these, for each company. */
    private Map<UUID, Work> work(List<EventRow> once, List<EventRow> any) {
        Map<UUID, Work> work = new HashMap<>();
        for (EventRow row : once) {
            Work of = work.computeIfAbsent(row.tenant(), this::begun);
            if (row.isProjected()) {
                of.ids.add('"' + row.event().id().toString() + '"');
            }
        }
        any.forEach(row -> work.computeIfAbsent(row.tenant(), this::begun));
        return work;
    }

    private Work begun(UUID tenant) {
        return new Work(tenant, ids.next(), new StringJoiner(",", "[", "]"));
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

    /**
     * What became of the events: most were new.
     *
     * @param known were there, and have not become longer
     * @param grown were there, and have become longer
     * @param messages that were queued for what is new or has grown: their ids by tenant. There is
     *     none where nothing is, whatever this says
     */
    record Told(Set<EventKey> known, Set<EventKey> grown, Map<UUID, UUID> messages) {
        private void add(String named) {
            for (String one : named.split(",")) {
                String[] parts = one.split(" ");
                EventKey key = new EventKey(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
                known.remove(key);
                if (parts[2].equals("t")) {
                    grown.add(key);
                }
            }
        }
    }

    /**
     * @param ids what is surely new, as a JSON array
     */
    private record Work(UUID tenant, UUID message, StringJoiner ids) {}
}
