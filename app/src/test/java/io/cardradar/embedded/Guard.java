package io.cardradar.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts small system programs in front of a command, as far as the machine has them, so that the
 * child:
 *
 * <ul>
 *   <li>has a session of its own ({@code setsid}): Ctrl-C reaches the launcher alone, which stops
 *       its children in order;
 *   <li>is not root where the program refuses root ({@code unshare}): files stay owned by the real
 *       user;
 *   <li>is told to stop when the launcher dies without a word ({@code setpriv --pdeathsig}).
 * </ul>
 *
 * Each of them replaces itself with the next by exec, so the pid is the server's own.
 */
final class Guard {
    /**
     * Plain {@code unshare -U} would leave the user unmapped, and a JVM there refuses agents that
     * attach to it.
     */
    private static final List<String> AS_NOBODY =
            List.of("unshare", "-U", "--map-user=65534", "--map-group=65534");

    private Guard() {}

    static List<String> inFrontOf(Launch launch) {
        List<String> command = new ArrayList<>();
        if (isInstalled("setsid")) {
            command.add("setsid");
        }
        command.addAll(withoutRoot(launch.traits().refusesRoot()));
        if (isInstalled("setpriv")) {
            // Innermost: a change of user would clear it.
            command.addAll(List.of("setpriv", "--pdeathsig", launch.traits().stopSignal().name()));
        }
        command.addAll(launch.command());
        return command;
    }

    /** The prefix for a program that refuses to run as root; empty for an ordinary user. */
    static List<String> withoutRoot(boolean refusesRoot) {
        if (!refusesRoot || !isRoot()) {
            return List.of();
        }
        if (!UnshareWorks.ANSWER) {
            throw new LaunchFailed(
                    "PostgreSQL and Elasticsearch refuse to run as root, and this machine allows no"
                            + " user namespace (tried: "
                            + String.join(" ", AS_NOBODY)
                            + "). Run as an ordinary user instead.");
        }
        return AS_NOBODY;
    }

    static boolean isRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    ? Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isInstalled(String program) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Tried once a JVM, on first need. */
    private static final class UnshareWorks {
        static final boolean ANSWER = tryIt();

        private static boolean tryIt() {
            List<String> command = new ArrayList<>(AS_NOBODY);
            command.add("true");
            try {
                return new ProcessBuilder(command).start().waitFor() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
