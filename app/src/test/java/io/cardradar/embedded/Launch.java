package io.cardradar.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one process is started.
 *
 * @param name names its log and its pid file
 * @param command program and arguments, before {@link Guard} puts its own in front
 * @param environment added to the launcher's environment
 * @param directory working directory
 * @param home data folder: the log goes to {@code logs/}, the pid file to {@code pids/}
 * @param traits what the program demands of the launcher
 */
record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path home,
        Traits traits) {

    /**
     * @param stopSignal asks the program for an orderly end
     * @param refusesRoot true when the program does not run as root
     */
    record Traits(Signal stopSignal, boolean refusesRoot) {}

    Path log() {
        return home.resolve("logs").resolve(name + ".log");
    }

    Path pidFile() {
        return home.resolve("pids").resolve(name + ".pid");
    }
}
