package io.cardradar.embedded;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.UUID;

/**
 * The PostgreSQL server programs out of zonky's binaries artifact.
 *
 * <p>Only the binaries are used, not zonky's launcher: that one switches fsync off, trusts every
 * log-in, turns the server into a daemon that outlives a killed launcher, and stops it in the
 * middle of our own orderly shutdown.
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** Unpacks below the build folder, once; two launchers may do so at the same time. */
    static Path unpack() {
        Path home = BuildFolder.target().resolve("postgresql");
        if (Files.isDirectory(home)) {
            return home;
        }
        Path fresh = home.resolveSibling("postgresql-" + UUID.randomUUID());
        try (InputStream archive = archive();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(tar, entry, fresh);
            }
            return moveInto(fresh, home);
        } catch (IOException e) {
            throw new LaunchFailed(
                    "Could not unpack PostgreSQL below " + home + ": " + e.getMessage(), e);
        }
    }

    private static Path moveInto(Path fresh, Path home) throws IOException {
        try {
            return Files.move(fresh, home);
        } catch (IOException e) {
            if (Files.isDirectory(home)) {
                Folders.delete(fresh);
                return home;
            }
            throw e;
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if (target.startsWith(folder.resolve("bin"))) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static InputStream archive() throws IOException {
        String name = "/postgres-" + system() + "-" + architecture() + ".txz";
        InputStream found = PostgresBinaries.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException(
                    "no PostgreSQL for this machine on the class path ("
                            + name
                            + "); app/pom.xml names the known ones");
        }
        return found;
    }

    private static String system() {
        return System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> "arm_64";
            default -> "x86_64";
        };
    }
}
