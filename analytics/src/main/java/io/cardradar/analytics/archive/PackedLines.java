package io.cardradar.analytics.archive;

import io.cardradar.analytics.archive.Chunk.Content;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Lines, compressed as they come. */
final class PackedLines {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;
    private int events;
    private UUID lastId = Chunk.NO_ID;
    private long digest;

    PackedLines() {
        try {
            gzip = new GZIPOutputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an event. PostgreSQL's JSON has no line end in it: it writes those of texts as \n. */
    void add(String line, UUID id, long hash) {
        try {
            gzip.write(line.getBytes(StandardCharsets.UTF_8));
            gzip.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events++;
        lastId = id;
        digest += hash;
    }

    boolean isEmpty() {
        return events == 0;
    }

    /** Ends the object. */
    byte[] finish() {
        try {
            gzip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Content content(byte[] object) {
        return new Content(events, lastId, digest, object.length, sha256(object));
    }

    /**
     * The lines of an object that came out of the store.
     *
     * @throws ArchiveBroken when it is not what was put there
     */
    static List<String> open(Chunk chunk, byte[] object) {
        if (!MessageDigest.isEqual(sha256(object), chunk.content().sha256())) {
            throw new ArchiveBroken("its SHA-256 differs: " + chunk.path());
        }
        List<String> lines = lines(object);
        if (lines.size() != chunk.content().events()) {
            throw new ArchiveBroken("it has " + lines.size() + " lines: " + chunk.path());
        }
        return lines;
    }

    private static List<String> lines(byte[] object) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(new ByteArrayInputStream(object)),
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] sha256(byte[] object) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(object);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
