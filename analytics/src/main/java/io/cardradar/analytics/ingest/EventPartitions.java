package io.cardradar.analytics.ingest;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Tenancy;
import io.micronaut.context.annotation.Context;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import jakarta.annotation.PostConstruct;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps a partition ready for every week that an event may fall into. The default partition takes
 * what falls outside, so that nothing is ever refused; what it took moves when its week's partition
 * is made.
 */
@Context
class EventPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(EventPartitions.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'interaction_event_'yyyyMMdd").withZone(ZoneOffset.UTC);

    /** A week: at ten million events a week, the hot partition's indexes stay in memory. */
    static final Duration WIDTH = Duration.ofDays(7);

    private static final Duration AHEAD = Duration.ofDays(21);

    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    EventPartitions(
            JdbcOperations jdbc, TransactionOperations<Connection> transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes what is missing. Two nodes may do this at once. */
    @PostConstruct
    void ensure() {
        Instant now = clock.instant();
        Instant oldest = now.minus(CheckAge.OLDEST).minus(CorrectClock.LARGEST);
        Tenancy.runForAll(() ->
                weeks(oldest, now.plus(AHEAD))
                        .forEach(week ->
                                transactions.executeWrite(status -> {
                                    ensure(week);
                                    return true;
                                })));
    }

    /** The weeks that touch a span of time, as their first instants. */
    static List<Instant> weeks(Instant from, Instant to) {
        long width = WIDTH.toMillis();
        Instant first = Instant.ofEpochMilli(Math.floorDiv(from.toEpochMilli(), width) * width);
        return Stream.iterate(first, week -> !week.isAfter(to), week -> week.plus(WIDTH)).toList();
    }

    private void ensure(Instant week) {
        String table = NAME.format(week);
        if (exists(table)) {
            return;
        }
        execute("SELECT pg_advisory_xact_lock(hashtext('interaction_event_partitions'))");
        if (exists(table)) {
            return;
        }
        String from = NewId.floor(week).toString();
        String to = NewId.floor(week.plus(WIDTH)).toString();
        execute("CREATE TABLE " + table + " (LIKE interaction_event INCLUDING ALL)");
        execute("SELECT protect_tenant_table('" + table + "')");
        execute(
                """
                WITH moved AS (DELETE FROM interaction_event_default WHERE id >= '%s' AND id < '%s' RETURNING *)
                INSERT INTO %s SELECT * FROM moved\
                """
                        .formatted(from, to, table));
        execute(
                "ALTER TABLE interaction_event ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                        .formatted(table, from, to));
        LOG.info("Made the partition {}", table);
    }

    /**
     * Reads the catalogue like any table: {@code to_regclass} may answer from a cache that has not
     * heard of what another node made while this one waited for the lock.
     */
    private boolean exists(String table) {
        return jdbc.prepareStatement(
                """
                SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?)\
                """,
                statement -> {
                    statement.setString(1, table);
                    var row = statement.executeQuery();
                    return row.next() && row.getBoolean(1);
                });
    }

    /**
     * Names and bounds are made here, from dates: nothing from outside is ever part of these
     * statements.
     */
    private void execute(String sql) {
        jdbc.prepareStatement(sql, statement -> statement.execute());
    }
}
