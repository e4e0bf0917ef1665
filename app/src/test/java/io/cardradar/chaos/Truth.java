package io.cardradar.chaos;

import io.cardradar.faults.Recount;

import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Holds the tables against the ledger and against each other. */
final class Truth {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Rows of the ledger, with how often each event is stored. */
    private static final String COMPARE =
            """
            SELECT count(*) FILTER (WHERE stored > 0), count(*) FILTER (WHERE acknowledged AND stored = 0),
                count(*) FILTER (WHERE stored > 1)
            FROM (SELECT l.id, l.acknowledged, count(e.id) AS stored
                FROM ledger l LEFT JOIN interaction_event e ON e.tenant_id = l.tenant_id AND e.id = l.id
                GROUP BY l.id, l.acknowledged) AS compared\
            """;

    private static final String UNKNOWN =
            """
            SELECT count(*) FROM interaction_event e
            WHERE received_at >= CAST('%s' AS timestamptz)
                AND NOT EXISTS (SELECT FROM ledger l WHERE l.tenant_id = e.tenant_id AND l.id = e.id)\
            """;

    private final Sql sql;
    private final Ledger ledger;
    private final List<String> differences = new ArrayList<>();
    private long stored;

    Truth(Sql sql, Ledger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    /** How many events of the ledger are there. */
    long stored() {
        return stored;
    }

    /**
     * What is not as it must be, in words.
     *
     * @param since events that the service took from then on are in the ledger, every one
     */
    List<String> differences(String since) throws SQLException, IOException {
        differences.addAll(ledger.complaints());
        if (!isDrained(sql)) {
            differences.add("the outbox is not drained after " + PATIENCE);
        }
        compare(since);
        differences.addAll(new Recount(sql.database()).differences());
        if (ledger.accepted() > stored) {
            differences.add(ledger.accepted() + " were accepted, " + stored + " are stored");
        }
        return differences;
    }

    /** Waits until every event is in every projection. */
    static boolean isDrained(Sql sql) {
        return Pauses.until(PATIENCE, () -> backlog(sql) == 0);
    }

    static long backlog(Sql sql) {
        return sql.count("SELECT count(*) FROM outbox WHERE topic LIKE 'events.%'");
    }

    private void compare(String since) throws SQLException, IOException {
        try (Connection connection = sql.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMP TABLE ledger (tenant_id uuid, id uuid, acknowledged boolean)");
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyIn("COPY ledger FROM STDIN (FORMAT csv)", new StringReader(rows()));
            statement.execute("ANALYZE ledger");
            ResultSet row = statement.executeQuery(COMPARE);
            row.next();
            stored = row.getLong(1);
            tell(row.getLong(2), "acknowledged events are lost");
            tell(row.getLong(3), "events are stored twice");
            row = statement.executeQuery(UNKNOWN.formatted(since));
            row.next();
            tell(row.getLong(1), "events are stored that nobody has sent");
        }
    }

    private void tell(long count, String what) {
        if (count > 0) {
            differences.add(count + " " + what);
        }
    }

    private String rows() {
        StringBuilder rows = new StringBuilder(ledger.sent().size() * 80);
        ledger.sent()
                .forEach((id, company) ->
                        rows.append(company)
                                .append(',')
                                .append(id)
                                .append(',')
                                .append(ledger.isAcknowledged(id))
                                .append('\n'));
        return rows.toString();
    }
}
