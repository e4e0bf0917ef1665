package io.cardradar.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * A child process that can be stopped, killed, paused and started again. Its output goes to a log
 * file. Whatever an earlier launcher left behind under the same name and data folder is ended
 * before a start.
 */
public final class LocalProcess implements AutoCloseable {
    private static final long LARGEST_LOG = 20L << 20;

    /**
     * The kernel watches the thread that started a child, not the whole launcher: this one never
     * ends.
     */
    private static final ExecutorService SPAWNER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("spawner").factory());

    private final Launch launch;
    private final PidFile pidFile;
    private volatile @Nullable Process process;
    private volatile boolean stopping;
    private volatile long logStart;
    private boolean closed;

    LocalProcess(Launch launch) {
        this.launch = launch;
        this.pidFile = new PidFile(launch.pidFile());
    }

    public String name() {
        return launch.name();
    }

    /** Starts the process; it is not ready yet, see {@link #awaitReady}. */
    public synchronized void start() {
        if (closed) {
            throw new LaunchFailed(name() + " is not started any more: the launcher is stopping.");
        }
        if (isAlive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        endLeftOver();
        stopping = false;
        Process started = spawnOnSpawner();
        process = started;
        pidFile.write(started.toHandle(), launch.traits().stopSignal());
    }

    /** Ends what an earlier launcher left behind; the caller holds the lock of the data folder. */
    void endLeftOver() {
        pidFile.endLeftOver();
    }

    /**
     * Waits until the process is ready.
     *
     * @throws LaunchFailed when it ended or did not get ready in time, with the tail of its log
     */
    public void awaitReady(Duration patience, BooleanSupplier ready) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            if (!isAlive()) {
                throw new LaunchFailed(name() + " ended while it started.\n" + tail(30));
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchFailed(
                        name()
                                + " did not get ready in "
                                + patience.toSeconds()
                                + " s.\n"
                                + tail(30));
            }
            sleep();
        }
    }

    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    public long pid() {
        return current().pid();
    }

    /** Completes with the exit code when the process ends by itself or by anyone's hand. */
    public CompletableFuture<Integer> onExit() {
        return current().onExit().thenApply(Process::exitValue);
    }

    /** Whether the launcher itself asked for the end. */
    public boolean isStopping() {
        return stopping;
    }

    /** Asks for an orderly end and waits; kills the process when it does not follow. */
    public synchronized void stop() {
        stopping = true;
        Process current = process;
        if (current != null) {
            ProcessTree.of(current.toHandle()).end(launch.traits().stopSignal());
        }
        pidFile.delete();
    }

    /**
     * Ends the process and its children at once with SIGKILL, as a crash would, and waits until
     * they are gone.
     */
    public synchronized void kill() {
        stopping = true;
        ProcessTree.of(current().toHandle()).kill();
    }

    /** Freezes the process and its children: they keep their sockets and answer nothing. */
    public void pause() {
        ProcessTree.of(current().toHandle()).send(Signal.STOP);
    }

    /** Undoes {@link #pause}. */
    public void resume() {
        ProcessTree.of(current().toHandle()).send(Signal.CONT);
    }

    /** The last lines that were logged since the last start, or a word that there are none. */
    public String tail(int lines) {
        try (FileChannel log = FileChannel.open(launch.log())) {
            ByteBuffer text = ByteBuffer.allocate((int) (log.size() - logStart));
            log.read(text, logStart);
            List<String> all =
                    StandardCharsets.UTF_8.decode(text.flip()).toString().lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log at " + launch.log() + ")";
        }
    }

    public Path log() {
        return launch.log();
    }

    /** Stops for good. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    private Process spawnOnSpawner() {
        try {
            return CompletableFuture.supplyAsync(this::spawn, SPAWNER).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LaunchFailed failed) {
                throw failed;
            }
            throw e;
        }
    }

    private Process spawn() {
        try {
            Files.createDirectories(launch.log().getParent());
            setAsideLargeLog();
            logStart = Files.exists(launch.log()) ? Files.size(launch.log()) : 0;
            ProcessBuilder builder =
                    new ProcessBuilder(Guard.inFrontOf(launch))
                            .directory(launch.directory().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            Process started = builder.start();
            started.getOutputStream().close();
            return started;
        } catch (IOException e) {
            throw new LaunchFailed("Could not start " + name() + ": " + e.getMessage(), e);
        }
    }

    private void setAsideLargeLog() throws IOException {
        Path log = launch.log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Path old = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Process current() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return current;
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted while a server started.", e);
        }
    }
}
