package io.cardradar.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.embedded.Database;
import io.cardradar.embedded.FreePort;
import io.cardradar.embedded.ServiceProcess;
import io.cardradar.embedded.ServiceSettings;
import io.cardradar.embedded.TestStack;
import io.cardradar.replay.Replay;
import io.cardradar.replay.ReplaySettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The service in its own process, killed with SIGKILL while eight visitors at a time send their
 * visits, and started again. The visitors send again what was not acknowledged, as a mini-program
 * does.
 */
class KilledServiceIT {
    private static final int SESSIONS = 800;

    /** Enough to be in the middle of it. */
    private static final int EVENTS_BEFORE_THE_KILL = 3_000;

    @TempDir static Path home;

    private final Database database = TestStack.freshDatabase();
    private final Recount recount = new Recount(database);
    private final ServiceProcess service = new ServiceProcess(home, settings(database));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void keepsEveryAcknowledgedEventOnceAndDerivesNothingTwice() throws Exception {
        service.start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        CompletableFuture<Boolean> replay = CompletableFuture.supplyAsync(() -> replay(said).run());

        awaitEvents();
        service.process().kill();
        assertThat(replay).as("the replay goes on without the service").isNotDone();
        service.start();

        assertThat(replay)
                .as(() -> said.toString(StandardCharsets.UTF_8))
                .succeedsWithin(90, TimeUnit.SECONDS)
                .isEqualTo(true);
        assertThat(recount.differences()).isEmpty();
    }

    private void awaitEvents() throws SQLException, InterruptedException {
        long before = recount.events();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (recount.events() < before + EVENTS_BEFORE_THE_KILL) {
            assertThat(System.nanoTime()).as("the replay does not get going").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private Replay replay(ByteArrayOutputStream said) {
        Map<String, String> given =
                Map.of(
                        "target", service.uri().toString(),
                        "data.dir", home.toString(),
                        "sessions", Integer.toString(SESSIONS));
        return new Replay(
                ReplaySettings.from(given, Path.of("..").toAbsolutePath().normalize()),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                Clock.systemUTC());
    }

    private static ServiceSettings settings(Database database) {
        return new ServiceSettings(
                FreePort.any(),
                database,
                TestStack.elasticsearch(),
                TestStack.simulator(),
                home.resolve("service"),
                true);
    }
}
