package io.cardradar.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code mvn -Pchaos} runs: the service under load, one fault after the other, and after each
 * of them a look whether everything that was acknowledged is there once and every figure agrees.
 */
public final class Chaos {
    private static final List<Scenario> SCENARIOS =
            List.of(
                    new KilledNode(),
                    new KilledNodeOfTwo(),
                    new StoppedDatabase(),
                    new FrozenDatabase(),
                    new SameBatchAtOnce(),
                    new WrongClocks(),
                    new MissingPartition(),
                    new PoisonedMessage());
    private static final Scenario DISK = new FullDisk();

    private final ChaosSettings settings;
    private final Path home;
    private final Clock clock = Clock.systemUTC();
    private final List<Result> results = new ArrayList<>();

    private Chaos(ChaosSettings settings, Path home) {
        this.settings = settings;
        this.home = home;
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        if (SmallDisk.mustReexec()) {
            System.exit(SmallDisk.reexec());
        }
        ChaosSettings settings = ChaosSettings.from(System.getProperties());
        Path target = Path.of(System.getProperty("project.root", ".")).resolve("app/target/chaos");
        Path home = target.toAbsolutePath().resolve("run-" + ProcessHandle.current().pid());
        Files.createDirectories(home);
        Chaos chaos = new Chaos(settings, home);
        chaos.playOnOneStack();
        chaos.playOnASmallDisk();
        String report = chaos.report();
        Files.writeString(target.resolve("report.md"), report);
        System.out.println("\n" + report + "\nWritten to " + target.resolve("report.md"));
        System.exit(chaos.isGood() ? 0 : 1);
    }

    private void playOnOneStack() throws IOException, SQLException {
        List<Scenario> wanted = SCENARIOS.stream().filter(settings::wants).toList();
        if (!wanted.isEmpty()) {
            play(new Stack(home, home, Map.of()), wanted);
        }
    }

    private void playOnASmallDisk() throws IOException, SQLException {
        if (!settings.wants(DISK)) {
            return;
        }
        Path disk = SmallDisk.mount(home.resolve("disk"));
        // So that the log of the database, which it deletes by itself, does not fill the disk.
        play(new Stack(home.resolve("small"), disk, FullDisk.POSTGRES), List.of(DISK));
    }

    private void play(Stack stack, List<Scenario> scenarios) throws IOException, SQLException {
        Thread stop = Thread.ofPlatform().name("stop").unstarted(stack::close);
        Runtime.getRuntime().addShutdownHook(stop);
        System.out.println("Starting PostgreSQL, the WeChat simulator and the service ...");
        try (stack) {
            Theatre theatre = Theatre.open(stack, settings, clock);
            for (Scenario scenario : scenarios) {
                results.add(theatre.play(scenario));
            }
        }
    }

    private boolean isGood() {
        return !results.isEmpty() && results.stream().allMatch(Result::isGood);
    }

    private String report() {
        StringBuilder report = new StringBuilder("# Chaos\n\n");
        report.append(
                """
                %d connections, at most %,d new events a second, on %d processors that load, service and PostgreSQL share. Seed %d.
                "Stored" counts events of the ledger that are in interaction_event; "node" is resident memory, live heap and threads
                of the first node, after a garbage collection. Differences are held against the ledger and a recount of every projection.

                """
                        .formatted(
                                settings.connections(),
                                settings.rate(),
                                Runtime.getRuntime().availableProcessors(),
                                settings.seed()));
        report.append(Result.heading());
        results.forEach(result -> report.append(result.row()));
        report.append('\n');
        results.forEach(result -> report.append(result.notes()));
        return report.toString();
    }
}
