package io.cardradar.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process with its descendants, taken at one moment: a killed parent no longer names its
 * children.
 */
record ProcessTree(List<ProcessHandle> members) {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(Stream.concat(Stream.of(root), root.descendants()).toList());
    }

    /** Asks the root for an orderly end and waits; kills all when it does not follow. */
    void end(Signal signal) {
        ProcessHandle root = members.getFirst();
        if (!root.isAlive()) {
            return;
        }
        signal.sendTo(root.pid());
        // A paused process takes its signal only when it runs again.
        send(Signal.CONT);
        if (!awaitEnd(STOP_PATIENCE)) {
            kill();
        }
    }

    void send(Signal signal) {
        members.forEach(member -> signal.sendTo(member.pid()));
    }

    /** Kills all with SIGKILL and returns when none is left. */
    void kill() {
        // The root first, so that it cannot start a new child in the place of a killed one.
        members.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(Duration.ofSeconds(20));
    }

    /** Whether all ended within that time. */
    boolean awaitEnd(Duration patience) {
        CompletableFuture<?>[] ends =
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
