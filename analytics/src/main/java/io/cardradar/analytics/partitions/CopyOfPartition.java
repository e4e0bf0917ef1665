package io.cardradar.analytics.partitions;

import io.cardradar.kernel.Columns;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.UUID;

/**
 * Copies one partition into others, exactly, while its events go on changing: first everything that
 * changes from now on is noted, then all is copied, then what was noted is copied again, the last
 * of it under a lock that keeps everybody out for as long as that takes.
 *
 * <p>Nothing of it is seen before the end. What a copy that was cut off has left behind is cleared
 * by the next; the token in its names keeps one that is only slow from taking the place of another.
 */
final class CopyOfPartition {
    private static final Logger LOG = LoggerFactory.getLogger(CopyOfPartition.class);

    /** What is copied again at once; the last of it under the lock. */
    private static final int AT_ONCE = 5_000;

    private static final String NOTING = "note_event_change";
    private static final String PREFIX = "event_copy_";

    private final EventSql sql;
    private final JdbcOperations jdbc;
    private final String source;
    private final List<Target> targets;

    /**
     * @param source the partition to be copied
     * @param targets where its events go: each to one of them
     */
    CopyOfPartition(EventSql sql, JdbcOperations jdbc, String source, List<Target> targets) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.source = source;
        this.targets = targets;
    }

    /**
     * A table to be filled.
     *
     * @param table its name, one of {@link #newName}
     * @param condition which events it takes
     * @param order in which they are laid down
     */
    record Target(String table, String condition, String order) {}

    /** A name that no other copy bears. */
    static String newName() {
        return PREFIX + UUID.randomUUID().toString().replace("-", "");
    }

    private record Change(long n, UUID tenant, UUID id) {}

    /**
     * @param swap puts the targets in the place of the source, in one transaction with what was
     *     noted last, with {@code interaction_event} and the source locked
     */
    void run(Runnable swap) {
        clear();
        sql.briefly(() -> targets.forEach(each -> Bones.create(sql, each.table, each.condition)));
        sql.briefly(() ->
                sql.execute(
                        """
                        CREATE TRIGGER %s AFTER INSERT OR UPDATE OR DELETE ON %s
                        FOR EACH ROW EXECUTE FUNCTION note_event_change()\
                        """
                                .formatted(NOTING, Bones.quoted(source))));
        targets.forEach(each -> sql.forAll(() -> fill(each)));
        catchUp();
        sql.briefly(() -> {
            sql.execute(Bones.ONE_AT_A_TIME);
            sql.execute("LOCK TABLE ONLY interaction_event IN ACCESS EXCLUSIVE MODE");
            sql.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(Bones.quoted(source)));
            while (copyNoted() > 0) {
                LOG.debug("Copied what changed last in {}", source);
            }
            swap.run();
        });
    }

    /** Clears what a copy that was cut off has left. */
    private void clear() {
        sql.briefly(() -> {
            sql.list(
                            """
                            SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                            WHERE t.tgname = ? AND t.tgparentid = 0\
                            """,
                            row -> row.getString(1),
                            NOTING)
                    .forEach(table ->
                            sql.execute(
                                    "DROP TRIGGER %s ON %s"
                                            .formatted(NOTING, Bones.quoted(table))));
            sql.list(
                            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                                    + " AND starts_with(tablename, ?)",
                            row -> row.getString(1),
                            PREFIX)
                    .forEach(table -> sql.execute("DROP TABLE " + Bones.quoted(table)));
            sql.execute("DELETE FROM event_change");
        });
    }

    private void fill(Target target) {
        sql.execute("SET LOCAL work_mem = '128MB'");
        String columns = Bones.columns(sql);
        sql.execute(
                "INSERT INTO %1$s (%5$s) SELECT %5$s FROM %2$s WHERE %3$s ORDER BY %4$s"
                        .formatted(
                                Bones.quoted(target.table),
                                Bones.quoted(source),
                                target.condition,
                                target.order,
                                columns));
        sql.execute("ANALYZE " + Bones.quoted(target.table));
    }

    /** Until so little is left that the rest can be done under the lock. */
    private void catchUp() {
        int[] copied = {AT_ONCE};
        while (copied[0] == AT_ONCE) {
            sql.forAll(() -> copied[0] = copyNoted());
        }
    }

    /**
     * Copies again some of what was noted; answers how much. Whatever changes while this runs is
     * noted with an entry of its own, which stays.
     */
    private int copyNoted() {
        List<Change> changes =
                sql.list(
                        "SELECT n, tenant_id, id FROM event_change ORDER BY tenant_id, n LIMIT "
                                + AT_ONCE,
                        row ->
                                new Change(
                                        row.getLong(1),
                                        row.getObject(2, UUID.class),
                                        row.getObject(3, UUID.class)));
        if (changes.isEmpty()) {
            return 0;
        }
        for (Target target : targets) {
            replace(target, changes);
        }
        withKeys(
                "DELETE FROM event_change c USING noted WHERE c.tenant_id = noted.tenant_id AND c.n"
                        + " = noted.n",
                changes);
        return changes.size();
    }

    private void replace(Target target, List<Change> changes) {
        withKeys(
                "DELETE FROM %s c USING noted WHERE c.tenant_id = noted.tenant_id AND c.id = noted.id"
                        .formatted(Bones.quoted(target.table)),
                changes);
        withKeys(
                """
                INSERT INTO %s SELECT e.* FROM %s e
                WHERE (e.tenant_id, e.id) IN (SELECT tenant_id, id FROM noted) AND %s\
                """
                        .formatted(
                                Bones.quoted(target.table), Bones.quoted(source), target.condition),
                changes);
    }

    private void withKeys(String statement, List<Change> changes) {
        jdbc.prepareStatement(
                "WITH noted AS (SELECT * FROM unnest(?, ?, ?) AS k (n, tenant_id, id)) "
                        + statement,
                prepared -> {
                    Columns<Change> columns = new Columns<>(prepared, changes);
                    columns.add("int8", Change::n);
                    columns.add("uuid", Change::tenant);
                    columns.add("uuid", Change::id);
                    return prepared.executeUpdate();
                });
    }
}
