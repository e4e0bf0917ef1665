package io.cardradar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/**
 * What {@code mvn -Pbench} runs. Figures of a small machine that the generator shares: they count
 * only beside the limit L of the same run.
 */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        BenchSettings settings = BenchSettings.from(System.getProperties());
        if (!settings.bench().equals("ingest")) {
            System.out.println("There is no bench " + settings.bench() + ": try -Dbench=ingest.");
            System.exit(1);
        }
        Path target = Path.of(System.getProperty("project.root", ".")).resolve("app/target/bench");
        Path home = Files.createDirectories(target).resolve("run-" + ProcessHandle.current().pid());
        String report;
        try (BenchStack stack = new BenchStack(home, settings.heap())) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stack::close));
            System.out.println("Starting PostgreSQL, the WeChat simulator and the service ...");
            stack.start();
            report = new IngestBench(settings, stack, Clock.systemUTC()).run();
        }
        System.out.println("\n" + report);
        Files.writeString(target.resolve("report.md"), report);
        System.out.println("Written to " + target.resolve("report.md"));
        System.exit(0);
    }
}
