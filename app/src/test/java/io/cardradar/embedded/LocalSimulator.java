package io.cardradar.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The WeChat simulator in its own process, with the demo's log-ins. */
public final class LocalSimulator implements AutoCloseable {
    private final int port;
    private final LocalProcess process;

    public LocalSimulator(Path home, int port) {
        this.port = port;
        this.process =
                new JavaProgram(
                                "simulator",
                                "io.cardradar.wechat.simulator.Simulator",
                                List.of(
                                        "-Xmx128m",
                                        "-XX:+UseSerialGC",
                                        "-Dsimulator.port=" + port,
                                        "-Dsimulator.demo=true"),
                                Map.of())
                        .in(home);
    }

    /** Starts the simulator and returns when it answers. */
    public void start() {
        process.start();
        process.awaitReady(Duration.ofSeconds(30), () -> Http.responds(uri()));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The simulator's process, to stop, kill or pause it. */
    public LocalProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
