package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files in a folder, which the service itself serves and fills by signed addresses. Several nodes
 * may share one folder: a file appears whole or not at all, and nothing is remembered elsewhere.
 *
 * <p>On disk a file is its content type, a line end, and its content: one write makes both visible.
 */
@Singleton
@Requires(property = "cardradar.storage.files", value = "local", defaultValue = "local")
final class LocalFileStore implements FileStore {
    static final String PATH = "/v1/storage";

    private static final Duration TICKET_LIFE = Duration.ofMinutes(30);
    private static final Duration LONGEST_LINK = Duration.ofDays(7);

    /** No key has this character: a file never stands where another key needs a folder. */
    private static final String SUFFIX = "@";

    /** No segment of a key starts with a dot. */
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;
    private final SignedAccess access;
    private final PublicAddress address;
    private final Clock clock;

    LocalFileStore(
            StorageSettings settings, SignedAccess access, PublicAddress address, Clock clock) {
        this.folder = settings.folder().toAbsolutePath().normalize();
        this.access = access;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public void put(FileKey key, String contentType, byte[] bytes) {
        if (contentType.isBlank() || contentType.contains("\n")) {
            throw new IllegalArgumentException("no content type");
        }
        Path target = path(key);
        Path unfinished = folder.resolve(UNFINISHED).resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(unfinished.getParent());
            Files.createDirectories(target.getParent());
            write(unfinished, contentType, bytes);
            Files.move(
                    unfinished,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static void write(Path file, String contentType, byte[] bytes) throws IOException {
        try (OutputStream out =
                Files.newOutputStream(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DSYNC)) {
            out.write((contentType + "\n").getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public Optional<byte[]> get(FileKey key, long maxBytes) {
        Optional<byte[]> content = read(key).map(StoredFile::bytes);
        if (content.isPresent() && content.get().length > maxBytes) {
            throw new Problem.Invalid(
                    "file.too_large", "The file has more than " + maxBytes + " bytes");
        }
        return content;
    }

    /** A file with its type. Uploads are limited when they come: none is too large to hold. */
    Optional<StoredFile> read(FileKey key) {
        try {
            byte[] all = Files.readAllBytes(path(key));
            int line = 0;
            while (all[line] != '\n') {
                line++;
            }
            return Optional.of(
                    new StoredFile(
                            new String(all, 0, line, StandardCharsets.UTF_8),
                            Arrays.copyOfRange(all, line + 1, all.length)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(FileKey key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public UploadTicket ticket(FileKey key, String contentType, long maxBytes) {
        long expires = clock.instant().plus(TICKET_LIFE).getEpochSecond();
        LocalUpload upload = new LocalUpload(key, contentType, maxBytes, expires);
        Instant expiresAt = upload.expiresAt();
        Map<String, String> fields =
                Map.of(
                        "key", key.full(),
                        "policy", upload.policy(),
                        "signature", access.sign(upload.act(), expiresAt));
        return new UploadTicket(address.of(PATH), fields, "file", expiresAt);
    }

    @Override
    public URI link(FileKey key, Duration lifetime) {
        if (lifetime.compareTo(LONGEST_LINK) > 0) {
            throw new IllegalArgumentException("a link lives 7 days at most");
        }
        Instant expiresAt = clock.instant().plus(lifetime);
        String signature = access.sign(readingOf(key), expiresAt);
        return address.of(
                "%s/%s?expires=%d&signature=%s"
                        .formatted(PATH, key.full(), expiresAt.getEpochSecond(), signature));
    }

    /** Forgets files that were begun before that time and never finished. */
    void deleteUnfinished(Instant begunBefore) {
        Path unfinished = folder.resolve(UNFINISHED);
        if (!Files.isDirectory(unfinished)) {
            return;
        }
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(begunBefore)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** What a link allows. */
    static String readingOf(FileKey key) {
        return "get\n" + key.full();
    }

    private Path path(FileKey key) {
        return folder.resolve(key.full() + SUFFIX);
    }

    private static Problem.Upstream unavailable(IOException e) {
        return new Problem.Upstream(
                "storage.unavailable", "The folder of the files does not answer", e);
    }
}
