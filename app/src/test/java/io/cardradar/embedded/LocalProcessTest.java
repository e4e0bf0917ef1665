package io.cardradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class LocalProcessTest {
    @TempDir Path home;
    private LocalProcess process;

    @BeforeEach
    void nothingRunsYet() {
        process = shell("exit 0");
    }

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void endsInOrderOnTheSignalOfItsProgram() {
        process =
                started("trap 'echo orderly; exit 0' TERM; echo up; while :; do sleep 0.05; done");

        process.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(process.isStopping()).isTrue();
        assertThat(process.tail(1)).isEqualTo("orderly");
    }

    @Test
    void leavesNoChildBehindWhenItIsKilled() {
        process = started("sleep 300 & sleep 300 & echo up; wait");
        ProcessTree tree = ProcessTree.of(ProcessHandle.of(process.pid()).orElseThrow());
        assertThat(tree.members()).hasSize(3);

        process.kill();

        assertThat(tree.members()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsAgainAfterAKill() {
        process = started("echo up; exec sleep 300");
        long first = process.pid();
        process.kill();

        process.start();

        assertThat(process.isAlive()).isTrue();
        assertThat(process.pid()).isNotEqualTo(first);
    }

    @Test
    void tellsADeathFromAStop() {
        process = started("echo up; exec sleep 300");

        Signal.KILL.sendTo(process.pid());

        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(137);
        assertThat(process.isStopping()).isFalse();
    }

    @Test
    void showsTheEndOfTheLogWhenAStartFails() {
        process = shell("echo the disk is on fire; exit 3");
        process.start();

        assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(5), () -> false))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("ended while it started")
                .hasMessageContaining("the disk is on fire");
    }

    @Test
    void saysWhyTheSystemDidNotStartIt() {
        process =
                new LocalProcess(
                        new Launch(
                                "lost",
                                List.of("true"),
                                Map.of(),
                                home.resolve("nowhere"),
                                home,
                                new Launch.Traits(Signal.TERM, false)));

        assertThatThrownBy(process::start)
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("Could not start lost")
                .hasMessageContaining("nowhere");
    }

    @Test
    void endsWhatADeadLauncherLeftBehindUnderItsName() {
        LocalProcess orphan = started("echo up; exec sleep 300");

        process = started("echo up; exec sleep 300");

        assertThat(orphan.isAlive()).isFalse();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void sparesAStrangerWhoInheritedThePid() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            Path pids = Files.createDirectories(home.resolve("pids"));
            Files.writeString(pids.resolve("shell.pid"), stranger.pid() + " 1000 TERM\n");

            assertThat(PidFile.endLeftOvers(pids)).isEmpty();
            process = started("echo up; exec sleep 300");

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void doesNotStartOnceTheLauncherStops() {
        process.close();

        assertThatThrownBy(process::start).isInstanceOf(LaunchFailed.class);
    }

    private LocalProcess started(String script) {
        LocalProcess started = shell(script);
        started.start();
        started.awaitReady(Duration.ofSeconds(5), () -> started.tail(1).equals("up"));
        return started;
    }

    private LocalProcess shell(String script) {
        return new LocalProcess(
                new Launch(
                        "shell",
                        List.of("sh", "-c", script),
                        Map.of(),
                        home,
                        home,
                        new Launch.Traits(Signal.TERM, false)));
    }
}
