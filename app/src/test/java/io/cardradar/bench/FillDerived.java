package io.cardradar.bench;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.scoring.Heat;
import io.cardradar.bench.Town.Firm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Computes everything that is derived from events set-wise, a company after the other: what the
 * projections would have made of the same events one by one.
 */
final class FillDerived {
    /** Reads each of the company's events once, and numbers them as {@code nth} does. */
    private static final String HAPPENED =
            """
            DROP TABLE IF EXISTS bench.happened;
            CREATE UNLOGGED TABLE bench.happened AS
            SELECT *, row_number() OVER (
                PARTITION BY visitor_id, employee_id, type, subject ORDER BY occurred_at, id) AS bench_nth
            FROM (%s) AS happened;
            ANALYZE bench.happened\
            """;

    private static final String DERIVE =
            """
            INSERT INTO %1$s (tenant_id, %2$s)
            WITH happened AS (SELECT * FROM bench.happened)
            SELECT CAST('%3$s' AS uuid), truth.* FROM (%4$s) AS truth\
            """;

    private static final String RADAR =
            """
            INSERT INTO radar_item (tenant_id, employee_id, seq, event_id, visitor_id, type, occurred_at, nth)
            SELECT tenant_id, employee_id, row_number() OVER (PARTITION BY employee_id ORDER BY occurred_at, id), id,
                visitor_id, type, occurred_at, bench_nth
            FROM bench.happened WHERE type IN (%2$s);
            INSERT INTO radar_inbox (tenant_id, employee_id, last_seq, unread)
            SELECT tenant_id, employee_id, max(seq), count(*) FROM radar_item WHERE tenant_id = '%1$s' GROUP BY 1, 2\
            """;

    /** Each visitor is a customer of their own; foreign keys hold by construction. */
    private static final String CUSTOMERS =
            """
            SET session_replication_role = replica;
            CREATE TEMPORARY TABLE first_touch AS
            SELECT DISTINCT ON (visitor_id) visitor_id, occurred_at AS at, uuidv7(occurred_at - now()) AS customer_id,
                CASE WHEN share IS NOT NULL THEN 'share' WHEN scene IS NULL THEN 'direct' ELSE 'scene:' || scene END
                    AS source
            FROM bench.happened ORDER BY visitor_id, occurred_at, id;
            INSERT INTO customer (tenant_id, id, source, version, created_at, updated_at)
            SELECT '%1$s', customer_id, source, 1, at, at FROM first_touch ORDER BY customer_id;
            INSERT INTO customer_visitor (tenant_id, visitor_id, customer_id, linked_at)
            SELECT '%1$s', visitor_id, customer_id, at FROM first_touch ORDER BY visitor_id;
            ANALYZE first_touch\
            """;

    /**
     * Heat halves with time, so all of it is counted as of one instant and then moved to that of
     * the last event.
     */
    private static final String RELATIONSHIPS =
            """
            ;INSERT INTO relationship (tenant_id, customer_id, employee_id, stage, stage_since, source, heat, heat_at,
                last_active_at, created_at)
            SELECT '%1$s', f.customer_id, r.employee_id, 'lead', r.first_at, r.source,
                r.heat * power(0.5, extract(epoch FROM r.last_at - now()) / %3$d), r.last_at, r.last_at, r.first_at
            FROM (
                SELECT visitor_id, employee_id, min(occurred_at) AS first_at, max(occurred_at) AS last_at,
                    CASE WHEN (array_agg(scene ORDER BY occurred_at, id))[1] IS NULL THEN 'direct'
                        ELSE 'scene:' || (array_agg(scene ORDER BY occurred_at, id))[1] END AS source,
                    sum(CASE type %2$s ELSE 0 END / sqrt(bench_nth)
                        * power(0.5, extract(epoch FROM now() - occurred_at) / %3$d)) AS heat
                FROM bench.happened GROUP BY 1, 2) AS r
            JOIN first_touch f USING (visitor_id) ORDER BY 2, 3\
            """;

    private final Sql sql;
    private final Progress progress;
    private final List<PlainDerivation> derivations;

    FillDerived(Sql sql, Progress progress, List<PlainDerivation> derivations) {
        this.sql = sql;
        this.progress = progress;
        // Items of the radar have numbers as well, which only the statement above gives.
        this.derivations =
                derivations.stream().filter(d -> !d.table().equals("radar_item")).toList();
    }

    void fill(Town town) throws InterruptedException {
        for (Firm firm : town.firms()) {
            sql.execute(HAPPENED.formatted(new Happened(sql).of(firm)));
            List<Runnable> work = new ArrayList<>();
            work.add(() -> timed("radar", () -> sql.execute(radar(firm))));
            work.add(() -> timed("customers", () -> sql.execute(customers(firm))));
            derivations.forEach(one -> work.add(() -> timed(one.table(), () -> derive(firm, one))));
            Parallel.run(work);
            sql.execute("DROP TABLE bench.happened");
            progress.say("company %d is derived".formatted(firm.number()));
        }
    }

    private void derive(Firm firm, PlainDerivation one) {
        sql.execute(DERIVE.formatted(one.table(), one.columns(), firm.tenant(), one.truth()));
    }

    private static String radar(Firm firm) {
        return RADAR.formatted(firm.tenant(), Reconciliation.shown());
    }

    private static String customers(Firm firm) {
        String weights =
                Arrays.stream(EventType.values())
                        .map(type -> "WHEN %d THEN %s".formatted(type.code(), type.weight()))
                        .collect(Collectors.joining(" "));
        return (CUSTOMERS + RELATIONSHIPS)
                .formatted(firm.tenant(), weights, Heat.HALF_LIFE.toSeconds());
    }

    private void timed(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        if (seconds >= 10) {
            progress.say("%s took %d s".formatted(what, seconds));
        }
    }
}
