package io.cardradar.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL on this machine, bound to the loopback address, with durable settings as in
 * production.
 *
 * <p>The service logs in as the role {@code cardradar}, which is neither superuser nor exempt from
 * row-level security, and which owns its databases. (An owner is bound only by tables with {@code
 * FORCE ROW LEVEL SECURITY}.)
 */
public final class LocalPostgres implements AutoCloseable {
    /** The service's role, and the name of its database. */
    public static final String SERVICE = "cardradar";

    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final PostgresCluster cluster;
    private final int port;
    private final Map<String, String> more;
    private final String password;
    private final String superuserPassword;
    private final LocalProcess process;
    private final AtomicInteger databases = new AtomicInteger();

    /**
     * @param home data folder, created when it is missing; data live in {@code postgres/}
     */
    public LocalPostgres(Path home, int port) {
        this(home, port, Map.of());
    }

    /**
     * @param more settings of the server that win over the usual ones
     */
    public LocalPostgres(Path home, int port, Map<String, String> more) {
        this.home = home;
        this.more = more;
        this.cluster = new PostgresCluster(home.resolve("postgres"));
        this.port = port;
        this.password = Secret.readOrCreate(home.resolve("postgres-service.password"));
        this.superuserPassword = Secret.readOrCreate(home.resolve("postgres-superuser.password"));
        this.process =
                new LocalProcess(
                        new Launch(
                                "postgres",
                                command(),
                                Map.of(),
                                home,
                                home,
                                // INT is PostgreSQL's fast shutdown: TERM would wait for every
                                // client.
                                new Launch.Traits(Signal.INT, true)));
    }

    /** Starts the server on new or kept data and returns when the service can log in. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts the process without waiting. */
    void launch() {
        process.endLeftOver();
        cluster.createIfMissing(superuserPassword);
        process.start();
    }

    void awaitReady() {
        process.awaitReady(PATIENCE, this::acceptsConnections);
        try {
            createService();
        } catch (SQLException e) {
            throw new LaunchFailed(
                    "PostgreSQL runs, but its role could not be set up: " + e.getMessage(), e);
        }
    }

    /** The kept database of the service. */
    public Database database() {
        return database(SERVICE);
    }

    /** A new, empty database that the service owns; each test suite takes its own. */
    public Database freshDatabase() {
        String name = "fresh_" + databases.incrementAndGet() + "_" + System.nanoTime();
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + SERVICE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database(name);
    }

    /**
     * The superuser's way into the {@code postgres} database: for checks, never for the service.
     */
    public Database superuser() {
        return superuser("postgres");
    }

    /** The superuser's way into any database, past row-level security. */
    public Database superuser(String database) {
        return new Database(url(database), SUPERUSER, superuserPassword);
    }

    /** The data folder. */
    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }

    /** The server's process, to stop, kill or pause it. */
    public LocalProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private Database database(String name) {
        return new Database(url(name), SERVICE, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(cluster.serverCommand());
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(more);
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private Map<String, String> settings() {
        return Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                // A socket file would lie in /tmp, where a second server on the same port could not
                // start.
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "256MB",
                "max_wal_size", "2GB",
                "timezone", "UTC",
                "log_timezone", "UTC");
    }

    private boolean acceptsConnections() {
        try (Connection connection = superuser().connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Repeatable: the role is made or gets the current password, the database is made when it is
     * missing.
     */
    private void createService() throws SQLException {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            boolean known = exists(statement, "select from pg_roles where rolname = 'cardradar'");
            statement.execute(
                    """
                    %s role cardradar login nosuperuser nocreatedb nocreaterole nobypassrls
                    password '%s'\
                    """
                            .formatted(known ? "alter" : "create", password));
            if (!exists(statement, "select from pg_database where datname = 'cardradar'")) {
                statement.execute("create database cardradar owner cardradar");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
