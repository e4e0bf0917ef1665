package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where files are kept. Every adapter passes the same contract test.
 *
 * <p>Every method may take seconds and throws {@link Problem.Upstream} {@code storage.unavailable}
 * when the store is away: none belongs inside a database transaction.
 */
public interface FileStore {
    /** Keeps a file, in place of one of the same key. */
    void put(FileKey key, String contentType, byte[] bytes);

    /**
     * The content of a file.
     *
     * @param maxBytes what the caller is ready to hold: a store that cannot limit uploads may have
     *     been given anything
     * @throws Problem.Invalid {@code file.too_large} when there is more
     */
    Optional<byte[]> get(FileKey key, long maxBytes);

    /** Removes a file; nothing happens if there is none. */
    void delete(FileKey key);

    /**
     * How a client uploads one file straight to the store. As long as the ticket is good, the
     * client may upload again and replace the file: what was checked must move to another key.
     *
     * @param maxBytes the store refuses more where it can; where it cannot, the caller checks
     *     afterwards
     */
    UploadTicket ticket(FileKey key, String contentType, long maxBytes);

    /**
     * An address from which anybody may download the file for a while.
     *
     * @param lifetime at most 7 days
     */
    URI link(FileKey key, Duration lifetime);
}
