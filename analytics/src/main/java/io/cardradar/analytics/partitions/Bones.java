package io.cardradar.analytics.partitions;

import java.util.stream.Collectors;

/**
 * What every partition is made of, wherever it comes from. Names and bounds are dates and tokens of
 * our own: nothing from outside is ever part of these statements.
 */
public final class Bones {
    /** Held, to the end of the transaction, by whoever changes which partitions there are. */
    public static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtext('interaction_event_partitions'))";

    private static final String CHECK = "in_range";

    private Bones() {}

    /** The columns of an event as a list of names. */
    public static String columns(EventSql sql) {
        return sql.eventColumns().stream().map(Bones::quoted).collect(Collectors.joining(", "));
    }

    /** A name as it stands in a statement. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Makes a table that is to become a partition. It is guarded by row-level security itself: one
     * that is asked for by its own name is not guarded by its parent. The check spares the reading
     * of all rows when it is attached.
     */
    public static void create(EventSql sql, String table, EventRange range) {
        create(sql, table, range.condition());
    }

    static void create(EventSql sql, String table, String check) {
        sql.execute(
                "CREATE TABLE %s (LIKE interaction_event INCLUDING ALL, CONSTRAINT %s CHECK (%s))"
                        .formatted(quoted(table), CHECK, check));
        sql.execute("SELECT protect_tenant_table('%s')".formatted(quoted(table)));
    }

    /**
     * Makes it part of the events. Takes short locks; the caller says how long to wait for them.
     */
    public static void attach(EventSql sql, String table, EventRange range) {
        sql.execute(
                "ALTER TABLE interaction_event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(quoted(table), range.fromId(), range.toId()));
        dropCheck(sql, table);
    }

    static void attachDefault(EventSql sql, String table) {
        sql.execute(
                "ALTER TABLE interaction_event ATTACH PARTITION %s DEFAULT"
                        .formatted(quoted(table)));
        dropCheck(sql, table);
    }

    private static void dropCheck(EventSql sql, String table) {
        sql.execute("ALTER TABLE %s DROP CONSTRAINT %s".formatted(quoted(table), CHECK));
    }

    /** Takes a partition out of the events and deletes it; its lock must be held. */
    public static void drop(EventSql sql, String table) {
        sql.execute("ALTER TABLE interaction_event DETACH PARTITION %s".formatted(quoted(table)));
        sql.execute("DROP TABLE " + quoted(table));
    }
}
