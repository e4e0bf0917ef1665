package io.cardradar.bench;

import io.cardradar.embedded.Database;
import io.cardradar.embedded.FreePort;
import io.cardradar.embedded.LocalPostgres;
import io.cardradar.embedded.LocalSimulator;
import io.cardradar.embedded.ServiceProcess;
import io.cardradar.embedded.ServiceSettings;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * PostgreSQL, the WeChat simulator and the service, each in a process of its own, on new data.
 *
 * <p>There is no Elasticsearch: it would be another machine's load. The work for it is queued all
 * the same.
 */
final class BenchStack implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LocalPostgres postgres;
    private final LocalSimulator simulator;
    private final ServiceProcess service;

    BenchStack(Path home, String heap) {
        this.postgres = new LocalPostgres(home, FreePort.any());
        this.simulator = new LocalSimulator(home, FreePort.any());
        ServiceSettings settings =
                new ServiceSettings(
                        FreePort.any(),
                        postgres.database(),
                        URI.create("http://127.0.0.1:" + FreePort.any()),
                        simulator.uri(),
                        home.resolve("service"),
                        true);
        this.service = new ServiceProcess(home, settings, heap, Map.of());
    }

    void start() {
        postgres.start();
        simulator.start();
        service.start();
    }

    URI service() {
        return service.uri();
    }

    Database database() {
        return postgres.database();
    }

    /** Messages with events that wait for their projections. */
    long backlog() {
        return count("SELECT count(*) FROM outbox WHERE topic = 'events.accepted'");
    }

    long storedEvents() {
        return count("SELECT count(*) FROM interaction_event");
    }

    /** Waits until every accepted event is in every projection; how long that took. */
    Duration awaitProjections(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (backlog() > 0 && System.nanoTime() - start < patience.toNanos()) {
            Thread.sleep(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long count(String sql) {
        Database all = database();
        try (Connection connection = all.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
            ResultSet row = statement.executeQuery(sql);
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
        simulator.close();
        postgres.close();
    }
}
