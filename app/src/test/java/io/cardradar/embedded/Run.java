package io.cardradar.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What {@code mvn -Prun} starts: PostgreSQL, Elasticsearch, the WeChat simulator and the service
 * with its demo company, until Ctrl-C. {@link RunSettings} names the properties that it
 * understands.
 */
public final class Run {
    private final RunSettings settings;
    private final RunSettings.Ports ports;
    private final Path home;
    private final Progress progress;
    private final Running running;
    private final List<CompletableFuture<String>> deaths = new ArrayList<>();

    private Run(RunSettings settings, Progress progress, Running running) {
        this.settings = settings;
        this.ports = settings.ports();
        this.home = settings.dataDirectory();
        this.progress = progress;
        this.running = running;
    }

    public static void main(String[] arguments) {
        Progress progress = new Progress(System.out);
        Running running = new Running();
        try {
            RunSettings settings = RunSettings.from(System.getProperties(), BuildFolder.project());
            running.add(HomeLock.of(settings.dataDirectory()));
            Run run = new Run(settings, progress, running);
            run.start();
            run.waitForDeath();
        } catch (LaunchFailed e) {
            if (!running.isClosed()) {
                progress.print("\n" + e.getMessage() + "\n");
            }
            System.exit(1);
        }
    }

    private void start() {
        endLeftOvers();
        check();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        LocalElasticsearch elasticsearch = launchElasticsearch();
        LocalPostgres postgres = startPostgres();
        LocalSimulator simulator = startSimulator();
        progress.step(
                "Elasticsearch on port " + elasticsearch.uri().getPort() + " (10 to 20 s)",
                elasticsearch::awaitReady);
        startService(
                new ServiceSettings(
                        ports.service().port(),
                        postgres.database(),
                        elasticsearch.uri(),
                        simulator.uri(),
                        home.resolve("service"),
                        true));
        enterCallback(simulator);
        progress.print(new Welcome(ports.service().port(), simulator.uri(), home).text());
    }

    private void endLeftOvers() {
        List<String> ended = PidFile.endLeftOvers(home.resolve("pids"));
        if (!ended.isEmpty()) {
            progress.say("Ended what an interrupted run left behind: " + String.join(", ", ended));
        }
    }

    private void check() {
        List<String> problems =
                new Preflight(Machine.thisOne(), PortOwner.onThisMachine()).problems(settings);
        if (!problems.isEmpty()) {
            throw new LaunchFailed(
                    "CardRadar cannot start:\n  - " + String.join("\n  - ", problems));
        }
    }

    /** Starts first and is waited for last, since it is the slowest. */
    private LocalElasticsearch launchElasticsearch() {
        var sockets =
                new LocalElasticsearch.Ports(
                        Preflight.settle(ports.elasticsearch()), FreePort.any());
        LocalElasticsearch elasticsearch =
                running.add(new LocalElasticsearch(home, sockets, settings.elasticsearchHeap()));
        elasticsearch.launch();
        watch(elasticsearch.process());
        progress.say("Elasticsearch starts in the background");
        return elasticsearch;
    }

    private LocalPostgres startPostgres() {
        int port = Preflight.settle(ports.postgres());
        LocalPostgres postgres = running.add(new LocalPostgres(home, port));
        progress.step("PostgreSQL on port " + port, postgres::start);
        watch(postgres.process());
        return postgres;
    }

    private LocalSimulator startSimulator() {
        int port = ports.simulator().port();
        LocalSimulator simulator = running.add(new LocalSimulator(home, port));
        progress.step("WeChat simulator on port " + port, simulator::start);
        watch(simulator.process());
        return simulator;
    }

    private void startService(ServiceSettings told) {
        ServiceProcess service =
                running.add(new ServiceProcess(home, told, settings.heap(), Map.of()));
        progress.step("Service on port " + told.port() + ", with its demo company", service::start);
        watch(service.process());
    }

    /** Data of an older release know another key: everything else works with them. */
    private void enterCallback(LocalSimulator simulator) {
        URI service = URI.create("http://127.0.0.1:" + ports.service().port());
        if (!new DemoCallback(simulator.uri(), service).enter()) {
            progress.say(
                    "The simulator's pushes do not reach the service: these data were made by an"
                            + " older release. Another -Ddata.dir= starts afresh.");
        }
    }

    private void watch(LocalProcess process) {
        deaths.add(
                process.onExit()
                        .thenApply(code ->
                                "%s ended by itself (exit code %d). The end of %s:\n%s"
                                        .formatted(
                                                process.name(),
                                                code,
                                                process.log(),
                                                process.tail(30))));
    }

    /** Maven killed with -9 stops nobody, so the launcher looks after its parent itself. */
    private void watchMaven() {
        if (Boolean.getBoolean("stop.with.parent")) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent ->
                            deaths.add(parent.onExit().thenApply(gone -> "Maven was killed.")));
        }
    }

    /** Waits for ever, unless a server dies by itself. */
    private void waitForDeath() {
        watchMaven();
        Object message = CompletableFuture.anyOf(deaths.toArray(CompletableFuture[]::new)).join();
        throw new LaunchFailed(message.toString());
    }

    private void stop() {
        progress.say("Stopping ...");
        running.close();
        progress.say("Stopped. Data are kept in " + home);
    }
}
