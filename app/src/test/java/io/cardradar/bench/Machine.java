package io.cardradar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says on what the figures were measured. */
final class Machine {
    private Machine() {}

    static String describe(BenchSettings settings) {
        return String.format(
                Locale.ROOT,
                """
                %d processors (%s), %s of memory, load average %s at the start; Java %s. Load generator, service and PostgreSQL share them.
                PostgreSQL: %s. Service: `%s`.
                Medians of %d rounds of %d s, after %d s of warm-up, of all shapes together.
                """,
                Runtime.getRuntime().availableProcessors(),
                line("/proc/cpuinfo", "model name"),
                line("/proc/meminfo", "MemTotal"),
                first("/proc/loadavg"),
                Runtime.version(),
                PostgresSettings.measured(settings).entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(", ")),
                String.join(" ", settings.jvm()),
                settings.rounds(),
                settings.duration().toSeconds(),
                settings.warmUp().toSeconds());
    }

    private static String line(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String first(String file) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.getFirst().split(" ", -1)[0];
        } catch (IOException e) {
            return "unknown";
        }
    }
}
