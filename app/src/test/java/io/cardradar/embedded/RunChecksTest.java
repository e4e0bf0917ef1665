package io.cardradar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class RunChecksTest {
    @TempDir Path folder;
    private Preflight preflight;

    @BeforeEach
    void giveTheMachineEnough() throws IOException {
        preflight = new Preflight(new Machine(folder.resolve("root")), PortOwner.onThisMachine());
        memory(8_000);
    }

    @Test
    void findsNothingWrongWithFreePortsAndEnoughMemory() {
        assertThat(preflight.problems(settings(Map.of()))).isEmpty();
    }

    @Test
    void saysWhoHoldsAPortAndWhichFlagChangesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(preflight.problems(settings(Map.of("port", port))))
                    .singleElement()
                    .asString()
                    .contains("The service needs port " + port)
                    .contains("(pid " + ProcessHandle.current().pid() + ")")
                    .contains("mvn -Prun -Dport=");
        }
    }

    @Test
    void movesADatabaseOnlyWhenItsPortWasNotAskedFor() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            RunSettings.Wish byDefault =
                    new RunSettings.Wish("PostgreSQL", "postgres.port", port, true);
            assertThat(Preflight.settle(byDefault)).isNotEqualTo(port);

            assertThat(
                            preflight.problems(
                                    settings(Map.of("postgres.port", Integer.toString(port)))))
                    .singleElement()
                    .asString()
                    .contains("PostgreSQL needs port " + port)
                    .contains("-Dpostgres.port=");
        }
    }

    @Test
    void refusesOnePortForTwoServers() {
        String port = Integer.toString(FreePort.any());

        assertThat(preflight.problems(settings(Map.of("port", port, "simulator.port", port))))
                .containsExactly("-Dport and -Dsimulator.port are the same port, " + port + ".");
    }

    @Test
    void saysHowMuchMemoryIsMissing() throws IOException {
        memory(700);

        assertThat(preflight.problems(settings(Map.of())))
                .singleElement()
                .asString()
                .contains("Only 700 MB of memory are available, about 2048 are needed")
                .contains("-Dcheck.machine=false");
        assertThat(preflight.problems(settings(Map.of("check.machine", "false")))).isEmpty();
    }

    @Test
    void takesTheLimitOfItsContainerForTheMemoryOfTheMachine() throws IOException {
        Path limit = folder.resolve("root/sys/fs/cgroup/memory.max");
        Files.createDirectories(limit.getParent());
        Files.writeString(limit, (1L << 30) + "\n");

        assertThat(preflight.problems(settings(Map.of())))
                .singleElement()
                .asString()
                .startsWith("Only 1024 MB of memory");

        Files.writeString(limit, "max\n");
        assertThat(preflight.problems(settings(Map.of()))).isEmpty();
    }

    @Test
    void refusesValuesThatMakeNoSense() {
        assertThatThrownBy(() -> settings(Map.of("port", "eighty")))
                .hasMessage("-Dport=eighty is not a port: give a number from 1 to 65535.");
        assertThatThrownBy(() -> settings(Map.of("simulator.port", "70000")))
                .hasMessageContaining("-Dsimulator.port=70000 is not a port");
        assertThatThrownBy(() -> settings(Map.of("heap", "much")))
                .hasMessageContaining("-Dheap=much is not a size");
    }

    @Test
    void usesDefaultsForWhatIsMissing() {
        RunSettings settings = RunSettings.from(Map.of("port", ""), folder);

        assertThat(settings.ports().service().port()).isEqualTo(8080);
        assertThat(settings.ports().simulator().port()).isEqualTo(8090);
        assertThat(settings.heap()).isEqualTo("512m");
        assertThat(settings.dataDirectory()).isEqualTo(folder.resolve(".cardradar"));
    }

    @Test
    void givesADataFolderToOneLauncherOnly() throws IOException {
        try (HomeLock first = HomeLock.of(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> HomeLock.of(folder))
                    .hasMessageContaining("runs already on " + folder)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("-Ddata.dir=");
        }
        HomeLock.of(folder).close();
    }

    /** Free ports for whatever is not given, so that a running demo does not disturb. */
    private RunSettings settings(Map<String, String> given) {
        Map<String, String> all = new HashMap<>();
        all.put("port", Integer.toString(FreePort.any()));
        all.put("simulator.port", Integer.toString(FreePort.any()));
        all.putAll(given);
        return RunSettings.from(all, folder);
    }

    private void memory(long megabytes) throws IOException {
        Path meminfo = folder.resolve("root/proc/meminfo");
        Files.createDirectories(meminfo.getParent());
        Files.writeString(
                meminfo, "MemTotal: 99999999 kB\nMemAvailable: " + (megabytes << 10) + " kB\n");
    }
}
