package io.cardradar.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system of a few hundred megabytes, of this program's own: in a user and mount namespace,
 * which needs no rights on most machines.
 */
final class SmallDisk {
    static final int MEGABYTES = 420;

    private static final String INSIDE = "chaos.inside";
    private static final List<String> NAMESPACE = List.of("unshare", "-U", "-r", "-m");

    private SmallDisk() {}

    /** Whether this program has to begin again, in a namespace where it may mount. */
    static boolean mustReexec() {
        return System.getProperty(INSIDE) == null && System.getProperty("disk") == null;
    }

    /** Runs this program again in a namespace of its own; answers its exit code. */
    static int reexec() throws IOException, InterruptedException {
        boolean mayMount = run(List.of("unshare", "-U", "-r", "-m", "true")) == 0;
        List<String> command = new ArrayList<>(mayMount ? NAMESPACE : List.of());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-D" + INSIDE + "=" + mayMount));
        for (String name :
                List.of(
                        "project.root",
                        "scenario",
                        "kills",
                        "seconds",
                        "connections",
                        "rate",
                        "seed")) {
            String value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Chaos.class.getName()));
        Process again = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("again").unstarted(() -> end(again)));
        return again.waitFor();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A small file system at that folder, or the one that {@code -Ddisk=} names. */
    static Path mount(Path folder) throws IOException {
        String given = System.getProperty("disk");
        if (given != null) {
            return Path.of(given);
        }
        Files.createDirectories(folder);
        List<String> mount =
                List.of(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + MEGABYTES + "m",
                        "tmpfs",
                        folder.toString());
        if (!Boolean.getBoolean(INSIDE) || run(mount) != 0) {
            throw new IOException(
                    "This machine allows no mount in a namespace of one's own: give a folder on a"
                            + " file system of about "
                            + MEGABYTES
                            + " MB, -Ddisk=FOLDER");
        }
        return folder;
    }

    private static int run(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
