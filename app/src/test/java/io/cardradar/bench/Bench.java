package io.cardradar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What {@code mvn -Pbench} runs. Figures of a small machine that the generator shares: they count
 * only beside the limit L of the same run.
 */
public final class Bench {
    private static final Map<String, Function<BenchRun, Measurement>> BENCHES =
            new LinkedHashMap<>();

    static {
        BENCHES.put("fill", FillBench::new);
        BENCHES.put("ingest", IngestBench::new);
        BENCHES.put("processed", ProcessedBench::new);
        BENCHES.put("freshness", FreshnessBench::new);
        BENCHES.put("decay", DecayBench::new);
        BENCHES.put("reads", ReadsBench::new);
        BENCHES.put("memory", MemoryBench::new);
        BENCHES.put("start", StartBench::new);
        BENCHES.put("check", CheckBench::new);
    }

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        BenchSettings settings = BenchSettings.from(System.getProperties());
        List<String> names = chosen(settings.benches());
        Path target = Files.createDirectories(settings.root().resolve("app/target/bench"));
        Report report = new Report(Machine.describe(settings));
        for (String name : names) {
            Path home = target.resolve("run-" + ProcessHandle.current().pid() + "-" + name);
            System.out.println("\n== " + name);
            measure(name, new BenchRun(settings, home, report, Clock.systemUTC()));
            // After each, so that a bench that fails does not take the others' figures with it.
            Files.writeString(target.resolve("report.md"), report.text());
        }
        System.out.println("\n" + report.text());
        System.out.println("Written to " + target.resolve("report.md"));
        System.exit(0);
    }

    private static void measure(String name, BenchRun run) {
        try (run) {
            Objects.requireNonNull(BENCHES.get(name)).apply(run).measure();
            run.succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> chosen(List<String> names) {
        if (names.equals(List.of("all"))) {
            List<String> all = new ArrayList<>(BENCHES.keySet());
            all.removeAll(List.of("fill", "check"));
            return all;
        }
        for (String name : names) {
            if (!BENCHES.containsKey(name)) {
                System.out.println(
                        "There is no bench %s: try -Dbench=all, or some of %s."
                                .formatted(name, String.join(",", BENCHES.keySet())));
                System.exit(1);
            }
        }
        return names;
    }
}
