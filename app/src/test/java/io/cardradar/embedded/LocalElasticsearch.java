package io.cardradar.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real, single-node Elasticsearch on this machine, run by the JDK that runs the launcher. */
public final class LocalElasticsearch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path home;
    private final Ports ports;
    private final LocalProcess process;

    /**
     * The REST port and the one for other nodes, which nobody uses but which the server opens all
     * the same.
     */
    public record Ports(int http, int transport) {}

    /**
     * @param home data folder, created when it is missing; everything lives in {@code
     *     elasticsearch/}
     * @param heap as the JVM writes it, for example {@code 512m}
     */
    public LocalElasticsearch(Path home, Ports ports, String heap) {
        this.home = home.toAbsolutePath().resolve("elasticsearch");
        this.ports = ports;
        writeConfiguration(heap);
        this.process =
                new LocalProcess(
                        new Launch(
                                "elasticsearch",
                                command(),
                                Map.of(
                                        "ES_JAVA_HOME", System.getProperty("java.home"),
                                        "ES_TMPDIR", this.home.resolve("tmp").toString()),
                                server(),
                                home,
                                new Launch.Traits(Signal.TERM, true)));
    }

    /** Starts the server on new or kept data and returns when it answers. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts the process without waiting: it needs about ten seconds that others can use. */
    void launch() {
        process.start();
    }

    void awaitReady() {
        URI health = uri().resolve("/_cluster/health?wait_for_status=yellow&timeout=1s");
        process.awaitReady(PATIENCE, () -> Http.answers(health));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + ports.http());
    }

    /** The server's process, to stop, kill or pause it. */
    public LocalProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    /** Does what {@code bin/elasticsearch} does, without a shell. */
    private List<String> command() {
        Path server = server();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms4m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Dcli.name=server",
                "-Dcli.script=" + server.resolve("bin/elasticsearch"),
                "-Dcli.libs=lib/tools/server-cli",
                "-Des.path.home=" + server,
                "-Des.path.conf=" + home.resolve("config"),
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                "-cp",
                server + "/lib/*:" + server + "/lib/cli-launcher/*",
                "org.elasticsearch.launcher.CliToolLauncher");
    }

    private void writeConfiguration(String heap) {
        Path config = home.resolve("config");
        try {
            for (String folder : List.of("config", "tmp", "data", "logs")) {
                Files.createDirectories(home.resolve(folder));
            }
            Files.writeString(config.resolve("elasticsearch.yml"), settings());
            Files.writeString(config.resolve("jvm.options"), jvmOptions(heap));
            Files.writeString(config.resolve("log4j2.properties"), LOGGING);
        } catch (IOException e) {
            throw new LaunchFailed(
                    "Could not write the settings of Elasticsearch: " + e.getMessage(), e);
        }
    }

    private String settings() {
        return """
        cluster.name: cardradar-local
        discovery.type: single-node
        http.host: 127.0.0.1
        http.port: %d
        transport.host: 127.0.0.1
        transport.port: %d
        path.data: %s
        path.logs: %s
        xpack.security.enabled: false
        # A developer's disk is often nearly full; the default would then turn every index read-only.
        cluster.routing.allocation.disk.threshold_enabled: false
        """
                .formatted(
                        ports.http(),
                        ports.transport(),
                        home.resolve("data"),
                        home.resolve("logs"));
    }

    private String jvmOptions(String heap) {
        return """
        -Xms%1$s
        -Xmx%1$s
        -XX:+UseSerialGC
        -XX:+ExitOnOutOfMemoryError
        -XX:ErrorFile=%2$s/hs_err_pid%%p.log
        -Djava.io.tmpdir=%3$s
        -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
        """
                .formatted(heap, home.resolve("logs"), home.resolve("tmp"));
    }

    /** The server that the build unpacked; see the dependency plugin in app/pom.xml. */
    private static Path server() {
        Path folder = BuildFolder.target().resolve("elasticsearch");
        try (Stream<Path> content = Files.list(folder)) {
            return content.filter(
                            path -> path.getFileName().toString().startsWith("elasticsearch-"))
                    .findFirst()
                    .orElseThrow(() -> new LaunchFailed("No Elasticsearch in " + folder + "."));
        } catch (IOException e) {
            throw new LaunchFailed(
                    "Elasticsearch is not unpacked: run mvn process-test-resources first.", e);
        }
    }

    private static final String LOGGING =
            """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%consoleException%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            """;
}
