package io.cardradar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds who listens on a TCP port, as far as {@code /proc} shows it to this user. */
record PortOwner(Path proc) {
    private static final String LISTENING = "0A";

    static PortOwner onThisMachine() {
        return new PortOwner(Path.of("/proc"));
    }

    /**
     * For example {@code java (pid 4711)}; empty where there is no /proc, or the process is another
     * user's.
     */
    Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            sockets.addAll(listeningSockets(proc.resolve("net").resolve(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> processes = Files.list(proc)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> holds(process, sockets))
                    .findFirst()
                    .map(PortOwner::describe);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Rows of proc(5) net/tcp: slot, local address:port in hex, remote, state, queues, timer,
     * retransmits, uid, timeout, inode.
     */
    private static Set<String> listeningSockets(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        try {
            for (String row : Files.readAllLines(table)) {
                String[] cells = row.strip().split("\\s+", -1);
                if (cells.length > 9 && cells[1].endsWith(suffix) && cells[3].equals(LISTENING)) {
                    sockets.add("socket:[" + cells[9] + "]");
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return sockets;
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String describe(Path process) {
        String pid = process.getFileName().toString();
        try {
            return Files.readString(process.resolve("comm")).strip() + " (pid " + pid + ")";
        } catch (IOException e) {
            return "pid " + pid;
        }
    }
}
