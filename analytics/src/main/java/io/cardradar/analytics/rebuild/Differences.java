package io.cardradar.analytics.rebuild;

import static io.cardradar.analytics.rebuild.Derived.each;

import io.cardradar.kernel.Columns;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What differs, counted, and the first of it written down. All methods need a transaction. */
@Singleton
class Differences {
    /** How many of a run are written down. */
    static final int SHOWN = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Differences.class);

    private final JdbcOperations jdbc;
    private final NewId ids;
    private final Clock clock;
    private final Horizon horizon;
    private final Counter counter;

    Differences(
            JdbcOperations jdbc, NewId ids, Clock clock, Horizon horizon, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.horizon = horizon;
        this.counter = meters.counter("cardradar.projection.differences");
    }

    /** Holds a part against the events; answers all that differs, of which some are listed. */
    Found find(Derived table, TenantId tenant, Part part) {
        return read(table, Comparison.of(table, tenant, horizon.visible(table, part)));
    }

    /** What a rebuild is about to exchange. */
    Found pending(Derived table, ProjectionRun run) {
        return read(
                table,
                Query.of(
                        "SELECT recounted, kept FROM projection_correction WHERE tenant_id = ? AND"
                                + " run_id = ?",
                        run.tenant().value(),
                        run.id()));
    }

    /**
     * Writes down what was found, in the table, the log and the counter.
     *
     * @param run null at night
     */
    void report(TenantId tenant, @Nullable UUID run, Found found) {
        if (found.count == 0) {
            return;
        }
        counter.increment(found.count);
        LOG.error(
                "{} of {} differs from its events in {} rows, such as {}",
                found.first.getFirst().table(),
                tenant,
                found.count,
                found.first.getFirst());
        jdbc.prepareStatement(
                """
                INSERT INTO projection_difference (tenant_id, id, run_id, found_at, table_name, key, recounted, kept)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                statement -> {
                    new Columns<>(statement, found.first)
                            .add("uuid", unused -> tenant.value())
                            .add("uuid", unused -> ids.next())
                            .add("uuid", unused -> run)
                            .add("timestamptz", Difference::foundAt)
                            .add("text", Difference::table)
                            .add("text", Difference::key)
                            .add("text", Difference::recounted)
                            .add("text", Difference::kept);
                    return statement.executeUpdate();
                });
    }

    /** What a run has written down. */
    List<Difference> of(TenantId tenant, UUID run) {
        return list(
                Query.of(
                        """
                        SELECT found_at, table_name, key, recounted, kept FROM projection_difference
                        WHERE tenant_id = ? AND run_id = ? ORDER BY id\
                        """,
                        tenant.value(),
                        run));
    }

    private Found read(Derived table, Query differing) {
        Query query = listed(table, differing);
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    ResultSet row = statement.executeQuery();
                    List<Difference> first = new ArrayList<>();
                    long total = 0;
                    while (row.next()) {
                        first.add(read(row));
                        total = row.getLong("total");
                    }
                    return new Found(total, first);
                });
    }

    private Query listed(Derived table, Query differing) {
        return Query.of(
                        """
                        SELECT CAST(? AS timestamptz) AS found_at, CAST(? AS text) AS table_name,
                            concat_ws(' ', %s) AS key, recounted, kept, count(*) OVER () AS total FROM (\
                        """
                                .formatted(
                                        each(
                                                table.key(),
                                                ", ",
                                                "COALESCE(recounted, kept) ->> '%s'"::formatted)),
                        Timestamp.from(clock.instant()),
                        table.table())
                .and(differing)
                .and(") AS differing LIMIT " + SHOWN);
    }

    private List<Difference> list(Query query) {
        return jdbc.prepareStatement(
                query.sql(),
                statement -> {
                    query.bind(statement);
                    ResultSet row = statement.executeQuery();
                    List<Difference> differences = new ArrayList<>();
                    while (row.next()) {
                        differences.add(read(row));
                    }
                    return differences;
                });
    }

    private static Difference read(ResultSet row) throws SQLException {
        Instant found = row.getTimestamp("found_at").toInstant();
        return new Difference(
                found,
                row.getString("table_name"),
                row.getString("key"),
                row.getString("recounted"),
                row.getString("kept"));
    }

    /**
     * @param count all
     * @param first those that are listed
     */
    record Found(long count, List<Difference> first) {}
}
