package io.cardradar.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The disk of the database, on which its log lies as well, is full; then there is space again. */
final class FullDisk implements Scenario {
    /** So that the log of the database, which it deletes by itself, does not fill the disk. */
    static final Map<String, String> POSTGRES =
            Map.of("max_wal_size", "64MB", "min_wal_size", "32MB", "shared_buffers", "64MB");

    private static final Duration FULL = Duration.ofSeconds(12);
    private static final long LEFT = 6L << 20;

    @Override
    public String name() {
        return "full-disk";
    }

    @Override
    public String title() {
        return "the disk of the database is full for %d s, then there is space again"
                .formatted(FULL.toSeconds());
    }

    @Override
    public void disturb(Stage stage) {
        Path ballast = stage.stack().postgres().home().resolve("ballast");
        fill(ballast);
        boolean refused =
                Pauses.until(Duration.ofSeconds(60), () -> stage.ledger().answers("503") > 0);
        stage.demand(refused, "the disk did not get full");
        long acknowledged = stage.ledger().acknowledged();
        Pauses.sleep(FULL);
        stage.note(
                "%,d events were acknowledged while the disk was full; the node occupied %d MB",
                stage.ledger().acknowledged() - acknowledged,
                Vitals.residentMb(stage.stack().node()));
        stage.recoveryBegins();
        boolean alive = stage.stack().postgres().process().isAlive();
        delete(ballast);
        if (!alive) {
            stage.stack().postgres().start();
        }
        stage.awaitRecovery();
        stage.note(alive ? "PostgreSQL went on" : "PostgreSQL had ended, and was started again");
    }

    private static void fill(Path ballast) {
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(ballast).getUsableSpace() > LEFT) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path ballast) {
        try {
            Files.delete(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
