package io.cardradar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What this machine has to give; unknown where it does not tell. */
record Machine(Path root) {
    static Machine thisOne() {
        return new Machine(Path.of("/"));
    }

    /**
     * Megabytes that can be had without swapping, or the limit of this container when that is
     * lower.
     */
    OptionalLong availableMemory() {
        OptionalLong available = kilobytesAvailable();
        OptionalLong limit = containerLimit();
        if (available.isPresent() && limit.isPresent()) {
            return OptionalLong.of(Math.min(available.getAsLong() >> 10, limit.getAsLong() >> 20));
        }
        return available.isPresent() ? OptionalLong.of(available.getAsLong() >> 10) : available;
    }

    /** Megabytes free for us on the disk that holds the folder, which need not exist yet. */
    OptionalLong freeDisk(Path folder) {
        try {
            Path existing = folder.toAbsolutePath();
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            return OptionalLong.of(Files.getFileStore(existing).getUsableSpace() >> 20);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong kilobytesAvailable() {
        try (Stream<String> lines = Files.lines(root.resolve("proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The cgroup v2 limit in bytes; the word {@code max} means none. */
    private OptionalLong containerLimit() {
        try {
            String limit = Files.readString(root.resolve("sys/fs/cgroup/memory.max")).strip();
            return limit.equals("max")
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(limit));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
