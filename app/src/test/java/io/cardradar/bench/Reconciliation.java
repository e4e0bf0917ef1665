package io.cardradar.bench;

import io.cardradar.analytics.events.EventType;
import io.cardradar.bench.Town.Firm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Compares what is derived with a recount, row by row, a company and table at a time. */
final class Reconciliation {
    /** What else must agree, though it follows not from events alone. */
    private static final List<PlainDerivation> MORE =
            List.of(
                    new PlainDerivation(
                            "(SELECT r.tenant_id, v.visitor_id, r.employee_id FROM relationship r"
                                    + " JOIN customer_visitor v USING (tenant_id, customer_id))",
                            "visitor_id, employee_id",
                            "SELECT DISTINCT visitor_id, employee_id FROM happened"));

    private static final String DIFFERENT =
            """
            WITH happened AS (%1$s), truth AS (%2$s),
                kept AS (SELECT %3$s FROM %4$s AS t WHERE tenant_id = '%5$s')
            SELECT count(*) FROM (
                (TABLE truth EXCEPT ALL TABLE kept) UNION ALL (TABLE kept EXCEPT ALL TABLE truth)) AS different\
            """;

    private final Sql sql;
    private final List<PlainDerivation> derivations;

    Reconciliation(BenchStack stack, List<PlainDerivation> derivations) {
        this.sql = new Sql(stack.superuser());
        this.derivations = derivations;
    }

    int tables() {
        return derivations.size() + MORE.size();
    }

    /** Rows that are there and should not be, or the other way round. */
    long differences(Firm firm) {
        return differences(firm, derivations) + differences(firm, MORE);
    }

    private long differences(Firm firm, List<PlainDerivation> all) {
        long sum = 0;
        for (PlainDerivation derivation : all) {
            long rows = sql.count(compare(firm, derivation));
            if (rows > 0) {
                BenchRun.say(
                        "  company %d: %s differs in %,d rows",
                        firm.number(), derivation.table(), rows);
            }
            sum += rows;
        }
        return sum;
    }

    private String compare(Firm firm, PlainDerivation derivation) {
        return DIFFERENT.formatted(
                new Happened(sql).of(firm),
                derivation.truth(),
                derivation.columns(),
                derivation.table(),
                firm.tenant());
    }

    static String shown() {
        return Arrays.stream(EventType.values())
                .filter(EventType::isShown)
                .map(type -> Integer.toString(type.code()))
                .collect(Collectors.joining(", "));
    }
}
