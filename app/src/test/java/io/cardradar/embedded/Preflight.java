package io.cardradar.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks before anything starts whether it can work, and says what the person at the keyboard can do
 * when not.
 */
record Preflight(Machine machine, PortOwner owners) {
    /**
     * Elasticsearch 840, PostgreSQL 120, simulator and launcher 230 as measured, up to 800 for the
     * service.
     */
    static final long MEMORY_NEEDED = 2048;

    static final long DISK_NEEDED = 1024;

    /** One message a problem; empty when all is well. */
    List<String> problems(RunSettings settings) {
        List<String> problems = new ArrayList<>();
        problems.addAll(portsNamedTwice(settings));
        for (RunSettings.Wish wish : settings.ports().all()) {
            takenPort(wish).ifPresent(problems::add);
        }
        if (settings.checkMachine()) {
            shortMemory().ifPresent(problems::add);
            shortDisk(settings).ifPresent(problems::add);
        }
        return problems;
    }

    /** The port itself, or any free one where the wish allows that. */
    static int settle(RunSettings.Wish wish) {
        return wish.movable() && !FreePort.isFree(wish.port())
                ? FreePort.above(wish.port())
                : wish.port();
    }

    private static List<String> portsNamedTwice(RunSettings settings) {
        List<RunSettings.Wish> ports = settings.ports().all();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            for (RunSettings.Wish other : ports.subList(i + 1, ports.size())) {
                if (ports.get(i).port() == other.port()) {
                    problems.add(
                            "-D%s and -D%s are the same port, %d."
                                    .formatted(ports.get(i).flag(), other.flag(), other.port()));
                }
            }
        }
        return problems;
    }

    private Optional<String> takenPort(RunSettings.Wish wish) {
        if (wish.movable() || FreePort.isFree(wish.port())) {
            return Optional.empty();
        }
        String holder =
                owners.of(wish.port())
                        .map(owner -> "taken by " + owner)
                        .orElse(
                                wish.port() < 1024 && !Guard.isRoot()
                                        ? "kept for root"
                                        : "taken by another user's process");
        return Optional.of(
                "%s needs port %d, which is %s. Free it, or choose another: mvn -Prun -D%s=%d"
                        .formatted(
                                wish.server(),
                                wish.port(),
                                holder,
                                wish.flag(),
                                FreePort.above(wish.port())));
    }

    private Optional<String> shortMemory() {
        return shortOf(machine.availableMemory(), MEMORY_NEEDED)
                .map(available ->
                        ("Only %d MB of memory are available, about %d are needed. Close something,"
                                        + " or try all the same: mvn -Prun -Dcheck.machine=false")
                                .formatted(available, MEMORY_NEEDED));
    }

    private Optional<String> shortDisk(RunSettings settings) {
        return shortOf(machine.freeDisk(settings.dataDirectory()), DISK_NEEDED)
                .map(free ->
                        "Only %d MB are free where %s lies, about %d are needed. Choose another disk: mvn -Prun -Ddata.dir=FOLDER"
                                .formatted(free, settings.dataDirectory(), DISK_NEEDED));
    }

    private static Optional<Long> shortOf(OptionalLong there, long needed) {
        return there.isPresent() && there.getAsLong() < needed
                ? Optional.of(there.getAsLong())
                : Optional.empty();
    }
}
