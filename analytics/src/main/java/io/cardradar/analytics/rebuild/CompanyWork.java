package io.cardradar.analytics.rebuild;

import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.Supplier;

/** Transactions of one company that end in time, or not at all. */
@Singleton
class CompanyWork {
    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;

    CompanyWork(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * @param longest how long one statement may take
     */
    <T extends @Nullable Object> T within(TenantId tenant, Duration longest, Supplier<T> work) {
        return Tenancy.of(
                tenant,
                () ->
                        transactions.executeWrite(status -> {
                            execute("SET LOCAL statement_timeout = " + longest.toMillis());
                            return work.get();
                        }));
    }

    /** The same on one processor, for what nobody waits for. */
    <T extends @Nullable Object> T gently(TenantId tenant, Duration longest, Supplier<T> work) {
        return within(
                tenant,
                longest,
                () -> {
                    execute("SET LOCAL max_parallel_workers_per_gather = 0");
                    return work.get();
                });
    }

    /**
     * Keeps projections of the company away until the transaction ends. Gives up when a batch that
     * is under way takes longer.
     */
    void holdProjections(TenantId tenant, Duration longest) {
        execute("SET LOCAL lock_timeout = " + longest.toMillis());
        jdbc.prepareStatement(
                "SELECT pg_advisory_xact_lock(projection_lock(?))",
                statement -> {
                    statement.setObject(1, tenant.value());
                    return statement.execute();
                });
    }

    private void execute(String sql) {
        jdbc.prepareStatement(sql, statement -> statement.execute());
    }
}
