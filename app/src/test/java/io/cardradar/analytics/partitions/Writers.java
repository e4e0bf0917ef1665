package io.cardradar.analytics.partitions;

import io.cardradar.app.testing.Eventually;
import io.cardradar.embedded.Database;
import io.cardradar.kernel.NewId;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes late events into a range, lengthens and deletes some of them, and knows what must be there
 * in the end. Each statement is a transaction; none may fail.
 */
final class Writers implements AutoCloseable {
    private static final int DELETED = -1;

    private final Database database;
    private final UUID company;
    private final EventRange range;
    private final Map<UUID, Integer> dwell = new ConcurrentHashMap<>();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger acts = new AtomicInteger();
    private volatile boolean stopped;

    Writers(Database database, UUID company, EventRange range) {
        this.database = database;
        this.company = company;
        this.range = range;
    }

    Writers start(int number) {
        for (int i = 0; i < number; i++) {
            int seed = i;
            threads.add(Thread.ofVirtual().start(() -> write(new Random(seed), seed)));
        }
        return this;
    }

    /** Waits until some more has been written. */
    void awaitSome() {
        int before = acts.get();
        Eventually.until(acts::get, now -> now > before + 200 || !failures.isEmpty());
    }

    void stop() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    int written() {
        return dwell.size();
    }

    long deleted() {
        return dwell.values().stream().filter(value -> value == DELETED).count();
    }

    /** Failed statements, and events that are not as they were written. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>(failures);
        Map<UUID, Integer> found = found();
        dwell.forEach((id, value) -> {
            Integer there = found.getOrDefault(id, DELETED);
            if (!there.equals(value)) {
                wrong.add(id + " has " + there + " instead of " + value);
            }
        });
        return wrong;
    }

    @Override
    public void close() {
        stop();
    }

    private Map<UUID, Integer> found() {
        Map<UUID, Integer> found = new ConcurrentHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
            ResultSet row =
                    statement.executeQuery(
                            "SELECT id, dwell_ms FROM interaction_event WHERE share = 'late'");
            while (row.next()) {
                found.put(row.getObject(1, UUID.class), row.getInt(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Random random, int seed) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
            List<UUID> mine = new ArrayList<>();
            for (int n = 0; !stopped; n++) {
                act(statement, mine, random, n * 10 + seed);
                acts.incrementAndGet();
            }
        } catch (SQLException e) {
            failures.add(e.toString());
        }
    }

    private void act(Statement statement, List<UUID> mine, Random random, int n)
            throws SQLException {
        switch (mine.isEmpty() ? 0 : random.nextInt(6)) {
            case 0, 1, 2 -> mine.add(insert(statement, random, n));
            case 3, 4 -> {
                UUID id = mine.get(random.nextInt(mine.size()));
                statement.execute(
                        "UPDATE interaction_event SET dwell_ms = %d WHERE tenant_id = '%s' AND id = '%s'"
                                .formatted(n, company, id));
                dwell.put(id, n);
            }
            default -> {
                UUID id = mine.remove(random.nextInt(mine.size()));
                statement.execute(
                        "DELETE FROM interaction_event WHERE tenant_id = '%s' AND id = '%s'"
                                .formatted(company, id));
                dwell.put(id, DELETED);
            }
        }
    }

    private UUID insert(Statement statement, Random random, int n) throws SQLException {
        long span = range.to().toEpochMilli() - range.from().toEpochMilli();
        var at = range.from().plusMillis(random.nextLong(span));
        UUID id = NewId.of(at, random.nextLong(), random.nextLong());
        statement.execute(
                """
                INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id, dwell_ms,
                    internal, share) VALUES ('%s', '%s', 1, '%s', '%s', '%s', %d, false, 'late')\
                """
                        .formatted(company, id, at, at, new UUID(0, n % 500), n));
        dwell.put(id, n);
        return id;
    }
}
