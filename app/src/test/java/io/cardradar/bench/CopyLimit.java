package io.cardradar.bench;

import io.cardradar.embedded.Database;

import org.HdrHistogram.Histogram;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * The machine's limit L: durable binary COPY, 500 rows a commit, 2 threads, into a table of the
 * same columns, key and index as {@code interaction_event}.
 */
final class CopyLimit {
    private static final int ROWS = 500;
    private static final int THREADS = 2;

    private final Database database;
    private final Clock clock;

    CopyLimit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Measured measure(Duration duration) throws SQLException {
        execute("DROP TABLE IF EXISTS bench_limit");
        execute("CREATE TABLE bench_limit (LIKE interaction_event INCLUDING ALL)");
        long end = System.nanoTime() + duration.toNanos();
        List<CompletableFuture<Histogram>> threads =
                IntStream.range(0, THREADS)
                        .mapToObj(i -> Parallel.begin(() -> copyUntil(end)))
                        .toList();
        Histogram commits = new Histogram(3);
        threads.forEach(thread -> commits.add(thread.join()));
        execute("DROP TABLE bench_limit");
        return Measured.of(commits.getTotalCount() * ROWS / (duration.toNanos() / 1e9), commits, 0);
    }

    /** The time that each commit took, in nanoseconds. */
    private Histogram copyUntil(long endNanos) {
        Histogram commits = new Histogram(3);
        CopyRows rows = new CopyRows(System.nanoTime(), clock);
        try (Connection connection = database.connect()) {
            CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
            while (System.nanoTime() < endNanos) {
                ByteBuffer bytes = rows.copy(ROWS);
                long start = System.nanoTime();
                CopyIn copy =
                        copies.copyIn(
                                "COPY bench_limit ("
                                        + CopyRows.COLUMNS
                                        + ") FROM STDIN (FORMAT binary)");
                copy.writeToCopy(bytes.array(), 0, bytes.limit());
                copy.endCopy();
                commits.recordValue(System.nanoTime() - start);
            }
            return commits;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
