package io.cardradar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers a process beyond the life of its launcher: its pid, its start time, since a pid alone
 * may belong to somebody else by now, and the signal that ends it in order.
 */
record PidFile(Path path) {
    /** The start time is computed from ticks since boot; two JVMs may round it differently. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    void write(ProcessHandle process, Signal stop) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, process.pid() + " " + started + " " + stop + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the process if a launcher left it behind alive, and forgets it. The caller holds the
     * lock of the data folder.
     */
    void endLeftOver() {
        leftOver().ifPresent(LeftOver::end);
        delete();
    }

    /**
     * Ends all that a launcher left behind in a data folder, the youngest first: clients before
     * their servers.
     */
    static List<String> endLeftOvers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<LeftOver> alive =
                    files.map(PidFile::new)
                            .flatMap(file -> file.leftOver().stream())
                            .sorted(Comparator.comparing(LeftOver::started).reversed())
                            .toList();
            alive.forEach(LeftOver::end);
            return alive.stream().map(LeftOver::name).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<LeftOver> leftOver() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            String[] fields = Files.readString(path).strip().split(" ", -1);
            Instant started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
            Signal stop = Signal.valueOf(fields[2]);
            String name = path.getFileName().toString().replace(".pid", "");
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(process -> startedAt(process, started))
                    .map(process -> new LeftOver(name, process, started, stop));
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // A torn file is what a crash leaves; it names nobody.
            return Optional.empty();
        }
    }

    private record LeftOver(String name, ProcessHandle process, Instant started, Signal stop) {
        void end() {
            ProcessTree.of(process).end(stop);
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant started) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(actual, started).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }
}
