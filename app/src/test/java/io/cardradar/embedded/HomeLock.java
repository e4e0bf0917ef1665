package io.cardradar.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a data folder for one launcher. The kernel releases it however the launcher ends, so a lock
 * that can be had proves that servers still running in the folder are orphans.
 */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws LaunchFailed when another launcher holds the folder, or nothing can be written there
     */
    static HomeLock of(Path home) {
        Path file = home.resolve("launcher.lock");
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new LaunchFailed(
                        "CardRadar runs already on %s (pid %s). Stop it, or use another folder and ports: mvn -Prun -Ddata.dir=FOLDER -Dport=8081 -Dsimulator.port=8091"
                                .formatted(home, holder));
            }
            sign(channel);
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new LaunchFailed(
                    "Cannot write to the data folder " + home + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM.
            return null;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
    }
}
