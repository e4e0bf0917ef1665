package io.cardradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

class LocalPostgresIT {
    @TempDir Path home;
    private LocalPostgres postgres;

    @BeforeEach
    void start() {
        postgres = new LocalPostgres(home, FreePort.any());
        postgres.start();
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void bindsTheServiceToRowLevelSecurity() throws SQLException {
        String role =
                """
                select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole
                from pg_roles where rolname = current_user\
                """;

        assertThat(ask(postgres.database(), role)).isEqualTo("f");
        assertThat(ask(postgres.database(), "select current_user")).isEqualTo("cardradar");
    }

    @Test
    void writesDurablyAsInProduction() throws SQLException {
        assertThat(ask(postgres.database(), "show server_version")).startsWith("18.");
        assertThat(ask(postgres.database(), "show fsync")).isEqualTo("on");
        assertThat(ask(postgres.database(), "show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void refusesAWrongPassword() {
        Database wrong = new Database(postgres.database().url(), "cardradar", "guess");

        assertThat(acceptsLogIn(wrong)).isFalse();
        assertThat(acceptsLogIn(postgres.database())).isTrue();
    }

    @Test
    void keepsDataOverStopAndStart() throws SQLException {
        write(postgres.database(), "create table kept as select 42 as answer");

        postgres.process().stop();
        assertThat(postgres.process().isAlive()).isFalse();
        postgres.start();

        assertThat(ask(postgres.database(), "select answer from kept")).isEqualTo("42");
    }

    @Test
    void keepsWhatWasCommittedOverAKill() throws SQLException {
        write(postgres.database(), "create table kept as select 42 as answer");

        postgres.process().kill();
        assertThat(acceptsLogIn(postgres.database())).isFalse();
        postgres.start();

        assertThat(ask(postgres.database(), "select answer from kept")).isEqualTo("42");
    }

    @Test
    void endsTheServerThatADeadLauncherLeftBehind() throws SQLException {
        long orphan = postgres.process().pid();
        write(postgres.database(), "create table kept as select 42 as answer");

        try (LocalPostgres next = new LocalPostgres(home, FreePort.any())) {
            next.start();

            assertThat(ProcessHandle.of(orphan)).isEmpty();
            assertThat(ask(next.database(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void stopsWhileClientsAreConnected() throws SQLException {
        try (Connection client = postgres.database().connect()) {
            long before = System.nanoTime();
            postgres.process().stop();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(client.isValid(1)).isFalse();
        }
    }

    @Test
    void answersNothingWhilePaused() throws SQLException {
        postgres.process().pause();
        Database impatient =
                new Database(postgres.database().url() + "?loginTimeout=1", "cardradar", "any");
        assertThat(acceptsLogIn(impatient)).isFalse();

        postgres.process().resume();
        assertThat(ask(postgres.database(), "select 1")).isEqualTo("1");
    }

    @Test
    void givesEachSuiteAnEmptyDatabase() throws SQLException {
        Database one = postgres.freshDatabase();
        write(one, "create table marks (id int)");

        Database other = postgres.freshDatabase();

        assertThat(ask(other, "select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
        assertThat(
                        ask(
                                other,
                                "select pg_get_userbyid(datdba) from pg_database where datname ="
                                        + " current_database()"))
                .isEqualTo("cardradar");
    }

    private static boolean acceptsLogIn(Database database) {
        try (Connection connection = database.connect()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void write(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
