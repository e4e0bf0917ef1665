package io.cardradar.analytics.rebuild;

import static io.cardradar.analytics.rebuild.Derived.each;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Exchanges rows of a live table for those that a rebuild has computed. Needs a transaction in
 * which nobody projects events of the company. Columns that do not follow from events stay.
 */
@Singleton
class Exchange {
    private final JdbcOperations jdbc;
    private final Corrections corrections;

    Exchange(JdbcOperations jdbc, Corrections corrections) {
        this.jdbc = jdbc;
        this.corrections = corrections;
    }

    void apply(Derived table, ProjectionRun run, List<Long> ids) {
        Long[] rows = ids.toArray(Long[]::new);
        if (table.shape().sums()) {
            addMissingSums(table, run, rows);
            deleteZeros(table, run, rows);
        } else {
            lock(table, run, rows);
            deleteExcess(table, run, rows);
            updateWrong(table, run, rows);
            insertMissing(table, run, rows);
        }
        corrections.delete(run, rows);
    }

    private void addMissingSums(Derived table, ProjectionRun run, Long... rows) {
        List<String> sums = table.values();
        execute(
                """
                INSERT INTO %1$s AS live (tenant_id, %2$s, %3$s)
                SELECT c.tenant_id, %4$s, %5$s
                FROM projection_correction c, jsonb_populate_record(CAST(NULL AS %1$s), COALESCE(recounted, kept)) AS x
                WHERE c.tenant_id = ? AND c.run_id = ? AND c.id = ANY (?) ORDER BY %4$s
                ON CONFLICT (tenant_id, %2$s) DO UPDATE SET %6$s\
                """
                        .formatted(
                                table.table(),
                                table.keyList(),
                                String.join(", ", sums),
                                each(table.key(), ", ", "x."::concat),
                                each(sums, ", ", Exchange::lacking),
                                each(sums, ", ", "%1$s = live.%1$s + excluded.%1$s"::formatted)),
                run,
                rows);
    }

    private static String lacking(String sum) {
        return "COALESCE(CAST(c.recounted ->> '%1$s' AS numeric), 0) - COALESCE(CAST(c.kept ->> '%1$s' AS numeric), 0)"
                .formatted(sum);
    }

    private void deleteZeros(Derived table, ProjectionRun run, Long... rows) {
        execute(
                """
                DELETE FROM %1$s live
                USING projection_correction c, jsonb_populate_record(CAST(NULL AS %1$s), COALESCE(recounted, kept)) AS x
                WHERE c.tenant_id = ? AND c.run_id = ? AND c.id = ANY (?)
                    AND live.tenant_id = c.tenant_id AND %2$s AND %3$s\
                """
                        .formatted(
                                table.table(),
                                sameKey(table),
                                each(table.values(), " AND ", "live.%s = 0"::formatted)),
                run,
                rows);
    }

    /** In the order of keys, as everybody else who writes these rows. */
    private void lock(Derived table, ProjectionRun run, Long... rows) {
        execute(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM projection_correction c
                    CROSS JOIN LATERAL jsonb_populate_record(CAST(NULL AS %1$s), c.kept) AS x
                    JOIN %1$s live ON live.tenant_id = c.tenant_id AND %2$s
                    WHERE c.tenant_id = ? AND c.run_id = ? AND c.id = ANY (?) AND c.kept IS NOT NULL
                    ORDER BY %3$s FOR UPDATE OF live) AS locked\
                """
                        .formatted(
                                table.table(),
                                sameKey(table),
                                each(table.key(), ", ", "live."::concat)),
                run,
                rows);
    }

    private void deleteExcess(Derived table, ProjectionRun run, Long... rows) {
        execute(
                """
                DELETE FROM %1$s live
                USING projection_correction c, jsonb_populate_record(CAST(NULL AS %1$s), c.kept) AS x
                WHERE c.tenant_id = ? AND c.run_id = ? AND c.id = ANY (?)
                    AND (c.recounted IS NULL OR c.kept ->> 'copies' <> '1') AND live.tenant_id = c.tenant_id AND %2$s\
                """
                        .formatted(table.table(), sameKey(table)),
                run,
                rows);
    }

    private void updateWrong(Derived table, ProjectionRun run, Long... rows) {
        if (table.values().isEmpty()) {
            return;
        }
        execute(
                """
                UPDATE %1$s live SET %2$s
                FROM projection_correction c, jsonb_populate_record(CAST(NULL AS %1$s), c.recounted) AS x
                WHERE c.tenant_id = ? AND c.run_id = ? AND c.id = ANY (?)
                    AND c.recounted IS NOT NULL AND c.kept ->> 'copies' = '1' AND live.tenant_id = c.tenant_id AND %3$s\
                """
                        .formatted(
                                table.table(),
                                each(table.values(), ", ", "%1$s = x.%1$s"::formatted),
                                sameKey(table)),
                run,
                rows);
    }

    private void insertMissing(Derived table, ProjectionRun run, Long... rows) {
        execute(
                """
                WITH missing AS (
                    SELECT c.tenant_id, %2$s
                    FROM projection_correction c, jsonb_populate_record(CAST(NULL AS %1$s), c.recounted) AS x
                    WHERE c.tenant_id = ? AND c.run_id = ? AND c.id = ANY (?)
                        AND c.recounted IS NOT NULL AND c.kept ->> 'copies' IS DISTINCT FROM '1'
                )
                %3$s\
                """
                        .formatted(
                                table.table(),
                                each(table.columns(), ", ", "x."::concat),
                                table.derivation().insertion()),
                run,
                rows);
    }

    private static String sameKey(Derived table) {
        return each(table.key(), " AND ", "live.%1$s = x.%1$s"::formatted);
    }

    private void execute(String sql, ProjectionRun run, Long... rows) {
        jdbc.prepareStatement(
                sql,
                statement -> {
                    Query.of("", run.tenant().value(), run.id(), rows).bind(statement);
                    return statement.execute();
                });
    }
}
