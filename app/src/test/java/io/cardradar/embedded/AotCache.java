package io.cardradar.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Makes an AOT cache (JEP 483, 515) in two steps: a training run notes what it loads and compiles,
 * and from these notes the cache is made. One step would do it all at the end of the training run,
 * which takes longer than a stopping server is given.
 *
 * @param jvm as the service will run, on jars alone
 * @param file where the cache goes
 */
public record AotCache(Jvm jvm, Path file) {
    private static final int PATIENCE_SECONDS = 300;

    /** The JVM for the training run. */
    public Jvm training() {
        return jvm.with("-XX:AOTMode=record").with("-XX:AOTConfiguration=" + notes());
    }

    /** Ends a training run in order, so that it writes down what it did. */
    public void endTraining(LocalProcess trained) {
        var exit = trained.onExit();
        ProcessHandle.of(trained.pid()).ifPresent(ProcessHandle::destroy);
        try {
            exit.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new LaunchFailed("The training run does not end.\n" + trained.tail(30), e);
        }
        if (!Files.exists(notes())) {
            throw new LaunchFailed("The training run wrote nothing.\n" + trained.tail(30));
        }
    }

    /** Makes the cache from the notes of the training run. */
    public void create() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The same as in the training run, or less of it would be of use.
        command.addAll(ServiceProcess.complete(jvm).arguments());
        command.addAll(
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + notes(),
                        "-XX:AOTCache=" + file,
                        "-cp",
                        jvm.classPath()));
        try {
            Path log = file.resolveSibling("aot-create.log");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(file)) {
                throw new LaunchFailed("No AOT cache was made:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new LaunchFailed("No AOT cache was made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted while an AOT cache was made.", e);
        }
    }

    /** The JVM that uses the cache, or starts without it where it does not fit. */
    public Jvm trained() {
        return jvm.with("-XX:AOTCache=" + file);
    }

    private Path notes() {
        return file.resolveSibling(file.getFileName() + ".notes");
    }
}
