package io.cardradar.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The service in its own process, on the class path that ships: it can be killed like a pod and
 * started again.
 */
public final class ServiceProcess implements AutoCloseable {
    /** By name, so that the launcher does not depend on it. */
    static final String MAIN = "io.cardradar.app.Application";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final int port;
    private final LocalProcess process;

    /** A service with 512 MB of heap and no further settings. */
    public ServiceProcess(Path home, ServiceSettings settings) {
        this(home, settings, "512m", Map.of());
    }

    /**
     * @param home data folder for log and pid file
     * @param heap as the JVM writes it, for example {@code 512m}
     * @param more further settings as environment variables, which win over {@code settings}
     */
    public ServiceProcess(
            Path home, ServiceSettings settings, String heap, Map<String, String> more) {
        this(home, settings, Jvm.shipped(List.of("-Xmx" + heap)), more);
    }

    /**
     * @param jvm its arguments and its class path
     * @param more further settings as environment variables, which win over {@code settings}
     */
    public ServiceProcess(Path home, ServiceSettings settings, Jvm jvm, Map<String, String> more) {
        this.port = settings.port();
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.putAll(more);
        this.process = new JavaProgram("service", MAIN, complete(jvm), environment).in(home);
    }

    /** With what the service cannot do without. */
    static Jvm complete(Jvm jvm) {
        return jvm.with("--enable-native-access=ALL-UNNAMED");
    }

    /** Starts the service and returns when {@code GET /health} says that it is well. */
    public void start() {
        process.start();
        process.awaitReady(PATIENCE, () -> Http.answers(uri().resolve("/health")));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The service's process, to stop, kill or pause it. */
    public LocalProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
