package io.cardradar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children cost, from {@code /proc}; zeros where there is none. Processor
 * seconds bear a noisy machine better than rates do.
 */
record Processes(long root) {
    /** USER_HZ, which Linux shows to every program. */
    private static final double TICKS = 100;

    /** Seconds of processor time so far, ended children included. */
    double cpuSeconds() {
        return members().mapToDouble(Processes::cpuOf).sum();
    }

    /** Resident memory of the root alone, in megabytes. */
    long residentMegabytes() {
        return lines(root, "status").stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private Stream<Long> members() {
        return Stream.concat(
                Stream.of(root),
                ProcessHandle.of(root).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::pid));
    }

    /** Fields 14 to 17 of {@code stat}: own and waited-for children's time in ticks. */
    private static double cpuOf(long pid) {
        List<String> lines = lines(pid, "stat");
        if (lines.isEmpty()) {
            return 0;
        }
        String stat = lines.getFirst();
        // The name, in brackets, may hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS;
    }

    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            // It has ended meanwhile, or there is no /proc.
            return List.of();
        }
    }
}
