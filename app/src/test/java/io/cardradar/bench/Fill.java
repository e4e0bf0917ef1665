package io.cardradar.bench;

import io.cardradar.embedded.LocalPostgres;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Brings a stack to where a bench begins: started, companies founded, and with a past of so many
 * events in the event table and in all that is derived from it. A kept folder is filled once.
 */
final class Fill {
    private static final String EVENTS = "SELECT coalesce(max(events), -1) FROM bench.filled";

    private final BenchRun run;
    private final BenchStack stack;

    Fill(BenchRun run, BenchStack stack) {
        this.run = run;
        this.stack = stack;
    }

    void ensure(long events) throws SQLException, InterruptedException {
        BenchRun.say("starting PostgreSQL, the WeChat simulator and the service ...");
        stack.start();
        Sql admin = new Sql(stack.superuser());
        admin.execute("CREATE SCHEMA IF NOT EXISTS bench");
        admin.execute("CREATE TABLE IF NOT EXISTS bench.filled (events bigint NOT NULL)");
        if (Town.read(admin).isEmpty()) {
            new Founding(stack, run.settings().salespeople()).found();
        }
        Town town = Town.read(admin);
        if (events > 0) {
            fillUnlessThere(town, events, admin.count(EVENTS));
        }
        Founding.tellSimulator(stack, town);
    }

    private void fillUnlessThere(Town town, long events, long there)
            throws SQLException, InterruptedException {
        if (there == events) {
            BenchRun.say("the folder holds its %,d events already", there);
            return;
        }
        boolean empty =
                stack.sql().list(Object.class, "SELECT 1 FROM interaction_event LIMIT 1").isEmpty();
        if (!empty) {
            throw new IllegalStateException(
                    "This folder holds another number of events: take another -Ddata.dir=");
        }
        List<PlainDerivation> derivations = Derivations.of(stack);
        stack.stop();
        try (LocalPostgres postgres = stack.fillingPostgres()) {
            postgres.start();
            fill(new Sql(postgres.superuser(LocalPostgres.SERVICE)), town, events, derivations);
        }
        sync();
        stack.start();
    }

    private void fill(Sql sql, Town town, long events, List<PlainDerivation> derivations)
            throws SQLException, InterruptedException {
        Progress progress = new Progress(events);
        Instant until = run.clock().instant().minusSeconds(60);
        Weeks weeks = new Weeks(until, run.settings().days());
        weeks.makePartitions(sql);
        Indexes indexes = Indexes.drop(sql, derivations);
        new FillEvents(sql, town, progress).fill(weeks, events);
        progress.say("events are in");
        new FillDerived(sql, progress, derivations).fill(town);
        indexes.create();
        progress.say("indexes are made");
        sql.execute("VACUUM (ANALYZE)");
        sql.execute("CHECKPOINT");
        sql.execute("INSERT INTO bench.filled VALUES (" + events + ")");
        long bytes = sql.count("SELECT pg_database_size(current_database())");
        progress.say("done");
        run.report()
                .note(
                        "Filled %,d events in %d s; the database takes %,d MB, %d bytes an event"
                                + " with all that is derived.",
                        events, progress.seconds(), bytes >> 20, bytes / events);
    }

    /** What was written without fsync is safe once the system has written it. */
    private static void sync() throws InterruptedException {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
