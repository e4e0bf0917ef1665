package io.cardradar.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The data directory of one PostgreSQL and the programs that work on it. */
record PostgresCluster(Path data) {
    PostgresCluster {
        data = data.toAbsolutePath();
    }

    List<String> serverCommand() {
        return List.of(program("postgres"), "-D", data.toString());
    }

    /**
     * Runs initdb aside and moves the result into place, so that an interrupted one is never taken
     * for a database.
     */
    void createIfMissing(String superuserPassword) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(fresh);
        try {
            Files.createDirectories(data.getParent());
            Path password = Files.createTempFile(data.getParent(), "initdb", ".password");
            Files.writeString(password, superuserPassword);
            run(initdb(fresh, password));
            Files.delete(password);
            Files.move(fresh, data);
        } catch (IOException e) {
            throw new LaunchFailed(
                    "Could not create the database in " + data + ": " + e.getMessage(), e);
        }
    }

    private static List<String> initdb(Path folder, Path password) {
        List<String> command = new ArrayList<>(Guard.withoutRoot(true));
        command.addAll(
                List.of(
                        program("initdb"),
                        "-D",
                        folder.toString(),
                        "-U",
                        "postgres",
                        "--no-instructions"));
        command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + password));
        // The built-in provider sorts alike on every machine and every release of its C library.
        command.addAll(
                List.of(
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        return command;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new LaunchFailed("initdb failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted while the database was created.", e);
        }
    }

    private static String program(String name) {
        return PostgresBinaries.unpack().resolve("bin").resolve(name).toString();
    }
}
