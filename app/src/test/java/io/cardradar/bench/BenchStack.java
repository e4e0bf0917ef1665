package io.cardradar.bench;

import io.cardradar.embedded.Database;
import io.cardradar.embedded.FreePort;
import io.cardradar.embedded.Jvm;
import io.cardradar.embedded.LocalElasticsearch;
import io.cardradar.embedded.LocalPostgres;
import io.cardradar.embedded.LocalSimulator;
import io.cardradar.embedded.ServiceProcess;
import io.cardradar.embedded.ServiceSettings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, the WeChat simulator and the service, each in a process of its own.
 *
 * <p>There is no Elasticsearch unless asked for: it would be another machine's load. The work for
 * it is queued all the same.
 */
final class BenchStack implements AutoCloseable {
    static final String OPERATOR_KEY = "bench-operator";

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final int HEALED = 4;

    private final Path home;
    private final BenchSettings settings;
    private final LocalPostgres postgres;
    private final LocalSimulator simulator;
    private final @Nullable LocalElasticsearch elasticsearch;
    private final ServiceSettings told;
    private ServiceProcess service;

    BenchStack(Path home, BenchSettings settings) {
        this.home = home;
        this.settings = settings;
        this.postgres =
                new LocalPostgres(home, FreePort.any(), PostgresSettings.measured(settings));
        this.simulator = new LocalSimulator(home, FreePort.any());
        this.elasticsearch =
                settings.elasticsearch()
                        ? new LocalElasticsearch(
                                home,
                                new LocalElasticsearch.Ports(FreePort.any(), FreePort.any()),
                                "1g")
                        : null;
        this.told =
                new ServiceSettings(
                        FreePort.any(),
                        postgres.database(),
                        elasticsearch == null
                                ? URI.create("http://127.0.0.1:" + FreePort.any())
                                : elasticsearch.uri(),
                        simulator.uri(),
                        home.resolve("service"),
                        false);
        this.service = serviceOn(Jvm.shipped(settings.jvm()));
    }

    /** Another service over the same database, not started; it takes the other's port. */
    ServiceProcess serviceOn(Jvm jvm) {
        return new ServiceProcess(
                home,
                told,
                jvm,
                Map.of(
                        "CARDRADAR_OPERATOR_KEY",
                        OPERATOR_KEY,
                        // A bench takes longer than tokens usually live.
                        "CARDRADAR_TOKENS_ACCESS_LIFETIME",
                        "PT24H",
                        // That belongs into the night, and some benches are run in China's.
                        "CARDRADAR_EVENTS_CLUSTER_AFTER",
                        "P3650D"));
    }

    void start() {
        postgres.start();
        if (elasticsearch != null && !elasticsearch.process().isAlive()) {
            elasticsearch.start();
        }
        if (!simulator.process().isAlive()) {
            simulator.start();
        }
        service.start();
    }

    /** Stops the service and PostgreSQL, which can be started again. */
    void stop() {
        service.process().stop();
        postgres.process().stop();
    }

    /** Empties PostgreSQL's own cache; the service waits for it and connects again. */
    void restartPostgres() {
        postgres.process().stop();
        postgres.start();
        // The first requests find their connections broken.
        for (int i = 0; i < HEALED; ) {
            i = isReady() ? i + 1 : 0;
        }
    }

    private boolean isReady() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
        return new io.cardradar.app.testing.Api(service(), "").get("/health/readiness").status()
                == 200;
    }

    /** A PostgreSQL over the same data with settings for filling; this stack must be stopped. */
    LocalPostgres fillingPostgres() {
        return new LocalPostgres(home, FreePort.any(), PostgresSettings.filling(settings));
    }

    URI service() {
        return service.uri();
    }

    ServiceProcess serviceProcess() {
        return service;
    }

    URI simulator() {
        return simulator.uri();
    }

    Path home() {
        return home;
    }

    ServiceSettings told() {
        return told;
    }

    Database database() {
        return postgres.database();
    }

    Database superuser() {
        return postgres.superuser(LocalPostgres.SERVICE);
    }

    Processes serviceCost() {
        return new Processes(service.process().pid());
    }

    Processes postgresCost() {
        return new Processes(postgres.process().pid());
    }

    Sql sql() {
        return new Sql(database());
    }

    /** Messages with events that wait for their projections. */
    long backlog() {
        // By the index of what is to be done: counting is a load itself.
        return sql().count(
                        "SELECT count(*) FROM outbox WHERE topic = 'events.stored' AND parked_at"
                                + " IS NULL");
    }

    /** Waits until every accepted event is in every projection; how long that took. */
    Duration awaitProjections(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (backlog() > 0) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new IllegalStateException("The projections do not catch up");
            }
            Thread.sleep(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        List.<AutoCloseable>of(service, simulator, postgres).forEach(BenchStack::close);
        if (elasticsearch != null) {
            elasticsearch.close();
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
