package io.cardradar.analytics.partitions;

import io.cardradar.kernel.NewId;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from the database's own catalogue which partitions there are. */
@Singleton
class PartitionCatalog {
    /** What a partition bears that was clustered; it goes and comes with the table. */
    static final String CLUSTERED = "clustered";

    /** What brings a vacuum about for inserts alone; -1 never does. */
    static final String FREEZING = "autovacuum_vacuum_insert_threshold";

    private static final Pattern BOUNDS =
            Pattern.compile("FOR VALUES FROM \\('([0-9a-f-]{36})'\\) TO \\('([0-9a-f-]{36})'\\)");

    private final EventSql sql;

    PartitionCatalog(EventSql sql) {
        this.sql = sql;
    }

    /** All but the default one, oldest first; in a transaction. */
    List<EventPartition> partitions() {
        return sql
                .list(
                        """
                        SELECT c.relname, pg_get_expr(c.relpartbound, c.oid),
                            COALESCE(obj_description(c.oid, 'pg_class'), '') = ?,
                            COALESCE(? = ANY (c.reloptions), FALSE)
                        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                        WHERE i.inhparent = 'interaction_event'::regclass\
                        """,
                        row ->
                                of(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getBoolean(3),
                                        row.getBoolean(4)),
                        CLUSTERED,
                        FREEZING + "=-1")
                .stream()
                .flatMap(found -> found)
                .sorted(Comparator.comparing(partition -> partition.range().from()))
                .toList();
    }

    /** Somebody may have attached a table with other bounds by hand: that one is left alone. */
    private static Stream<EventPartition> of(
            String table, String bounds, boolean clustered, boolean unfrozen) {
        Matcher matcher = BOUNDS.matcher(bounds);
        if (!matcher.matches()) {
            return Stream.empty();
        }
        EventRange range =
                new EventRange(
                        NewId.timeOf(UUID.fromString(matcher.group(1))),
                        NewId.timeOf(UUID.fromString(matcher.group(2))));
        return Stream.of(new EventPartition(table, range, clustered, unfrozen));
    }
}
