package io.cardradar.app.scheduling;

import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.Tenancy;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes for which moment the cluster runs it: the database knows, whichever node it is. */
@Singleton
@Requires(property = "test.ticking.cron")
final class TickingJob implements RecurringJob {
    static final String NAME = "tick-for-a-test";
    static final Queue<Long> MOMENTS = new ConcurrentLinkedQueue<>();

    private final String cron;
    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;

    TickingJob(
            @Property(name = "test.ticking.cron") String cron,
            JdbcOperations jdbc,
            TransactionOperations<Connection> transactions) {
        this.cron = cron;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String cron() {
        return cron;
    }

    @Override
    public void run() {
        Long moment = Tenancy.ofAll(() -> transactions.executeRead(status -> scheduledMoment()));
        MOMENTS.add(Objects.requireNonNull(moment));
    }

    private long scheduledMoment() {
        return jdbc.prepareStatement(
                "SELECT sched_time FROM qrtz_fired_triggers WHERE job_name = ? AND state ="
                        + " 'EXECUTING'",
                statement -> {
                    statement.setString(1, NAME);
                    var row = statement.executeQuery();
                    return row.next() ? row.getLong(1) : -1L;
                });
    }
}
