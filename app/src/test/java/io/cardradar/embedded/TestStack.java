package io.cardradar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The servers that all tests of one JVM share: each starts when the first test asks for it and
 * stops when the JVM ends. Their data lie in {@code target/test-stack/<pid>} and begin empty; logs
 * stay until the next run.
 *
 * <p>Tests that stop or kill a server start one of their own instead, in a folder of their own.
 */
public final class TestStack {
    private static final Path HOME = home();
    private static final Running RUNNING = new Running();

    static {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("test-stack").unstarted(RUNNING::close));
    }

    private TestStack() {}

    /** A new database with no table in it, owned by the role that the service uses. */
    public static Database freshDatabase() {
        return postgres().freshDatabase();
    }

    public static LocalPostgres postgres() {
        return Postgres.SERVER;
    }

    public static URI elasticsearch() {
        return Elasticsearch.SERVER.uri();
    }

    /**
     * An Elasticsearch of its own, not started yet, for a test that kills it; the test closes it.
     */
    public static LocalElasticsearch anotherElasticsearch(Path home) {
        var ports = new LocalElasticsearch.Ports(FreePort.any(), FreePort.any());
        return new LocalElasticsearch(home, ports, "512m");
    }

    /** The WeChat simulator with the demo's log-ins ({@code demo:<openid>}). */
    public static URI simulator() {
        return Simulator.SERVER.uri();
    }

    /** A folder for the files that services under test keep. */
    public static Path files() {
        return HOME.resolve("files");
    }

    private static <T extends AutoCloseable> T started(T server, Runnable start) {
        RUNNING.add(server);
        start.run();
        return server;
    }

    private static Path home() {
        Path all = BuildFolder.target().resolve("test-stack");
        if (Files.isDirectory(all)) {
            deleteFinished(all);
        }
        return all.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    /** Another JVM may be testing in the same checkout; only what nobody uses any more goes. */
    private static void deleteFinished(Path all) {
        try (Stream<Path> homes = Files.list(all)) {
            homes.filter(home -> ProcessHandle.of(pidOf(home)).isEmpty()).forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pidOf(Path home) {
        return Long.parseLong(home.getFileName().toString());
    }

    /* One holder class a server: the JVM's class loading makes the start lazy, single and visible to all threads. */

    private static final class Postgres {
        static final LocalPostgres SERVER = start();

        private static LocalPostgres start() {
            LocalPostgres server = new LocalPostgres(HOME, FreePort.any());
            return started(server, server::start);
        }
    }

    private static final class Elasticsearch {
        static final LocalElasticsearch SERVER = start();

        private static LocalElasticsearch start() {
            LocalElasticsearch server = anotherElasticsearch(HOME);
            return started(server, server::start);
        }
    }

    private static final class Simulator {
        static final LocalSimulator SERVER = start();

        private static LocalSimulator start() {
            LocalSimulator server = new LocalSimulator(HOME, FreePort.any());
            return started(server, server::start);
        }
    }
}
