package io.cardradar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Random words kept in files that only their owner reads. */
final class Secret {
    private Secret() {}

    /** 40 hexadecimal digits: a password. */
    static String readOrCreate(Path file) {
        return readOrCreate(file, () -> HexFormat.of().formatHex(random(20)));
    }

    /** Base64 of 32 bytes: an encryption key. Whoever loses the file loses what it encrypts. */
    static String readOrCreateKey(Path file) {
        return readOrCreate(file, () -> Base64.getEncoder().encodeToString(random(32)));
    }

    private static String readOrCreate(Path file, Supplier<String> secret) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.createFile(file, ownerOnly());
                Files.writeString(file, secret.get() + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
