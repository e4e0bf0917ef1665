package io.cardradar.chaos;

import io.cardradar.embedded.FreePort;
import io.cardradar.embedded.LocalPostgres;
import io.cardradar.embedded.LocalSimulator;
import io.cardradar.embedded.ServiceProcess;
import io.cardradar.embedded.ServiceSettings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * PostgreSQL, the WeChat simulator and up to two nodes of the service, each in a process of its
 * own, on new data. There is no Elasticsearch: the work for it waits, as it must.
 */
final class Stack implements AutoCloseable {
    static final String OPERATOR_KEY = "chaos-operator";

    private static final String HEAP = "384m";

    /**
     * A heap of one size, all of it touched at the start: what the process grows by afterwards is
     * no heap. Tokens outlive the run.
     */
    private static final Map<String, String> SERVICE =
            Map.of(
                    "JAVA_TOOL_OPTIONS",
                    "-Xms" + HEAP + " -XX:+AlwaysPreTouch",
                    "CARDRADAR_OPERATOR_KEY",
                    OPERATOR_KEY,
                    "CARDRADAR_TOKENS_ACCESS_LIFETIME",
                    "PT6H");

    private final LocalPostgres postgres;
    private final LocalSimulator simulator;
    private final List<ServiceProcess> nodes;
    private final List<URI> targets = new CopyOnWriteArrayList<>();

    /**
     * @param disk where PostgreSQL has its data
     */
    Stack(Path home, Path disk, Map<String, String> postgresSettings) {
        this.postgres = new LocalPostgres(disk, FreePort.any(), postgresSettings);
        this.simulator = new LocalSimulator(home, FreePort.any());
        this.nodes = List.of(node(home, 1), node(home, 2));
    }

    private ServiceProcess node(Path home, int number) {
        ServiceSettings settings =
                new ServiceSettings(
                        FreePort.any(),
                        postgres.database(),
                        URI.create("http://127.0.0.1:" + FreePort.any()),
                        simulator.uri(),
                        home.resolve("service"),
                        true);
        return new ServiceProcess(home.resolve("node-" + number), settings, HEAP, SERVICE);
    }

    void start() {
        postgres.start();
        simulator.start();
        nodes.getFirst().start();
        targets.add(nodes.getFirst().uri());
    }

    /** The first node, which always is there. */
    ServiceProcess node() {
        return nodes.getFirst();
    }

    /** The second, between {@link #startSecond} and {@link #stopSecond}. */
    ServiceProcess second() {
        return nodes.getLast();
    }

    void startSecond() {
        second().start();
        targets.add(second().uri());
    }

    void stopSecond() {
        targets.remove(second().uri());
        second().process().stop();
    }

    /** Where load may go, whether somebody answers there or not. */
    List<URI> targets() {
        return targets;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalSimulator simulator() {
        return simulator;
    }

    Sql sql() {
        return new Sql(postgres.database());
    }

    @Override
    public void close() {
        nodes.forEach(ServiceProcess::close);
        simulator.close();
        postgres.close();
    }
}
