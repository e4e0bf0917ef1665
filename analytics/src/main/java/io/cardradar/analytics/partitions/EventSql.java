package io.cardradar.analytics.partitions;

import io.cardradar.kernel.Tenancy;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Statements about whole tables, across all companies.
 *
 * <p>Whoever asks for a strong lock makes all that come later wait behind it, even while it waits
 * itself. So strong locks are asked for briefly, given up, and asked for again.
 */
@Singleton
public class EventSql {
    private static final Set<String> NOT_NOW = Set.of("55P03", "40P01");
    private static final int ATTEMPTS = 100;
    private static final String BRIEF = "SET LOCAL lock_timeout = '200ms'";

    private final JdbcOperations jdbc;
    private final TransactionOperations<Connection> transactions;

    EventSql(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does work in one transaction, within the tenancy of the caller. */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transactions.executeWrite(status -> work.get());
    }

    /** Does work in one transaction, for all companies. */
    public void forAll(Runnable work) {
        Tenancy.runForAll(() ->
                inTransaction(() -> {
                    work.run();
                    return true;
                }));
    }

    /**
     * The same for work that needs strong locks: it is undone when one is not to be had at once,
     * and tried again.
     *
     * @throws LocksHeld when it never was
     */
    public void briefly(Runnable work) {
        retrying(() ->
                forAll(() -> {
                    execute(BRIEF);
                    work.run();
                }));
    }

    /**
     * Takes a strong lock in the midst of a transaction that is too dear to be undone.
     *
     * @throws LocksHeld when it is never to be had
     */
    public void lockOrRetry(String lock) {
        execute(BRIEF);
        retrying(() -> {
            execute("SAVEPOINT before_lock");
            try {
                execute(lock);
            } catch (RuntimeException e) {
                execute("ROLLBACK TO SAVEPOINT before_lock");
                throw e;
            }
        });
    }

    private static void retrying(Runnable attempt) {
        for (int i = 1; ; i++) {
            try {
                attempt.run();
                return;
            } catch (RuntimeException e) {
                if (!isLockHeld(e)) {
                    throw e;
                }
                if (i == ATTEMPTS) {
                    throw new LocksHeld(ATTEMPTS, e);
                }
                pause();
            }
        }
    }

    private static boolean isLockHeld(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return NOT_NOW.contains(sql.getSQLState());
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(50, 400));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a lock", e);
        }
    }

    /** Runs a statement, whatever it is. */
    public void execute(String sql, @Nullable Object... values) {
        jdbc.prepareStatement(
                sql,
                statement -> {
                    bind(statement, values);
                    return statement.execute();
                });
    }

    /** Changes rows; answers how many. */
    public int update(String sql, @Nullable Object... values) {
        return jdbc.prepareStatement(
                sql,
                statement -> {
                    bind(statement, values);
                    return statement.executeUpdate();
                });
    }

    /** Reads rows. */
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
        return jdbc.prepareStatement(
                sql,
                statement -> {
                    bind(statement, values);
                    ResultSet row = statement.executeQuery();
                    List<T> rows = new ArrayList<>();
                    while (row.next()) {
                        rows.add(reader.read(row));
                    }
                    return rows;
                });
    }

    /** Reads rows one after the other, however many there are; in a transaction only. */
    public void each(String sql, RowReader<Boolean> reader, @Nullable Object... values) {
        jdbc.prepareStatement(
                sql,
                statement -> {
                    statement.setFetchSize(1_000);
                    bind(statement, values);
                    ResultSet row = statement.executeQuery();
                    boolean more = true;
                    while (more && row.next()) {
                        more = reader.read(row);
                    }
                    return more;
                });
    }

    /** Reads one number. */
    public long number(String sql, @Nullable Object... values) {
        return list(sql, row -> row.getLong(1), values).getFirst();
    }

    /** The columns of the events' table in their order. */
    public List<String> eventColumns() {
        return list(
                """
                SELECT attname FROM pg_attribute WHERE attrelid = 'interaction_event'::regclass
                    AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum\
                """,
                row -> Objects.requireNonNull(row.getString(1)));
    }

    /** Whether a table of that name exists; reads the catalogue as it is now. */
    public boolean exists(String table) {
        return number(
                        """
                        SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?\
                        """,
                        table)
                > 0;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant at) {
                statement.setTimestamp(i + 1, Timestamp.from(at));
            } else if (value instanceof String[] texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
