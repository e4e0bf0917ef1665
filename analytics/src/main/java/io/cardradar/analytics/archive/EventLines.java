package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.Bones;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events as lines of JSON, and back. A line has a field for each table, {@code interaction_event}
 * and those of {@link PerEventRows}, with the row as PostgreSQL writes it: names make it bear
 * columns that come and go.
 */
@Singleton
class EventLines {
    private static final String EVENT = "interaction_event";

    /** The text of a time depends on it, and so do the hashes. */
    private static final String ZONE = "SET LOCAL TimeZone = 'UTC'";

    private static final String HASH = "hashtextextended(CAST(row_to_json(e) AS text), 0)";

    private final EventSql sql;
    private final List<PerEventRows> others;

    EventLines(EventSql sql, List<PerEventRows> others) {
        this.sql = sql;
        this.others = others;
    }

    /** How many events, and the sum of their hashes. */
    record Sum(long events, long digest) {
        static Sum of(List<Chunk> chunks) {
            long events = 0;
            long digest = 0;
            for (Chunk chunk : chunks) {
                events += chunk.content().events();
                digest += chunk.content().digest();
            }
            return new Sum(events, digest);
        }
    }

    /** Where to read on. */
    record Place(EventArchive archive, TenantId tenant, UUID afterId, int limit) {}

    /** Packs a company's next events out of the archive's partition. */
    PackedLines pack(Place place) {
        PackedLines packed = new PackedLines();
        Tenancy.run(
                place.tenant,
                () ->
                        sql.inTransaction(() -> {
                            sql.execute(ZONE);
                            sql.each(
                                    select(place),
                                    row -> add(packed, row),
                                    place.tenant.value(),
                                    place.afterId);
                            return true;
                        }));
        return packed;
    }

    private String select(Place place) {
        String rows =
                IntStream.range(0, others.size())
                        .mapToObj(i -> ", row_to_json(r" + i + ")")
                        .collect(Collectors.joining());
        String joins =
                IntStream.range(0, others.size())
                        .mapToObj(i -> join(others.get(i), "r" + i))
                        .collect(Collectors.joining());
        return """
        SELECT e.id, %s, row_to_json(e)%s
        FROM (SELECT %s FROM %s WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT %d) AS e%s ORDER BY e.id\
        """
                .formatted(
                        HASH,
                        rows,
                        columns(place.archive.columns()),
                        Bones.quoted(place.archive.partition()),
                        place.limit,
                        joins);
    }

    private static String join(PerEventRows other, String alias) {
        return " LEFT JOIN LATERAL (SELECT * FROM %s r WHERE %s) AS %s ON TRUE"
                .formatted(other.table(), other.condition(), alias);
    }

    private boolean add(PackedLines packed, ResultSet row) throws SQLException {
        StringBuilder line =
                new StringBuilder("{\"").append(EVENT).append("\":").append(row.getString(3));
        for (int i = 0; i < others.size(); i++) {
            String other = row.getString(4 + i);
            if (other != null) {
                line.append(",\"").append(others.get(i).table()).append("\":").append(other);
            }
        }
        packed.add(line.append('}').toString(), row.getObject(1, UUID.class), row.getLong(2));
        return true;
    }

    /** Sums up a table of events over the columns of an archive; in a transaction. */
    Sum sum(String table, List<String> columns) {
        sql.execute(ZONE);
        return sql.list(
                        "SELECT count(*), COALESCE(sum(%s), 0) FROM (SELECT %s FROM %s) AS e"
                                .formatted(HASH, columns(columns), Bones.quoted(table)),
                        // Both sums go round at 64 bits.
                        row ->
                                new Sum(
                                        row.getLong(1),
                                        row.getBigDecimal(2).toBigInteger().longValue()))
                .getFirst();
    }

    /** Writes lines into a table of events, and what goes with them; in the company's tenancy. */
    void unpack(String[] lines, String table, List<String> archived) {
        List<String> known = sql.eventColumns();
        List<String> columns = archived.stream().filter(known::contains).toList();
        insert(EVENT, table, columns(columns), lines);
        for (PerEventRows other : others) {
            List<String> fields = fields(other.table(), lines);
            if (!fields.isEmpty()) {
                insert(other.table(), other.table(), columns(fields), lines);
            }
        }
    }

    private void insert(String field, String table, String columns, String[] lines) {
        sql.update(
                """
                INSERT INTO %1$s (%2$s)
                SELECT %2$s FROM (
                    SELECT r.* FROM unnest(?) AS l (line)
                    CROSS JOIN LATERAL json_populate_record(CAST(NULL AS %3$s), CAST(line AS json) -> '%3$s') AS r
                    WHERE CAST(line AS json) -> '%3$s' IS NOT NULL) AS rows
                ON CONFLICT DO NOTHING\
                """
                        .formatted(Bones.quoted(table), columns, field),
                (Object) lines);
    }

    /** The columns of a table that lines have something for. */
    private List<String> fields(String table, String[] lines) {
        return sql.list(
                """
                SELECT a.attname FROM pg_attribute a WHERE a.attrelid = CAST(? AS regclass) AND a.attnum > 0
                    AND NOT a.attisdropped AND a.attname IN (
                        SELECT json_object_keys(row) FROM (
                            SELECT CAST(line AS json) -> ? AS row FROM unnest(?) AS l (line)
                            WHERE CAST(line AS json) -> ? IS NOT NULL LIMIT 1) AS first)
                ORDER BY a.attnum\
                """,
                row -> row.getString(1),
                table,
                table,
                lines,
                table);
    }

    private static String columns(List<String> names) {
        return names.stream().map(Bones::quoted).collect(Collectors.joining(", "));
    }
}
