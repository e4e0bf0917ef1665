package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;

import java.time.Instant;

/**
 * What a ticket of the local store allows.
 *
 * @param expires seconds since 1970
 */
record LocalUpload(FileKey key, String contentType, long maxBytes, long expires) {
    private static final String SEPARATOR = ";";

    /**
     * Reads what the form brings back.
     *
     * @throws Problem.Forbidden {@code storage.link_refused} when it is nothing of ours
     */
    static LocalUpload of(FileKey key, String policy) {
        String[] parts = policy.split(SEPARATOR, -1);
        try {
            if (parts.length == 3) {
                return new LocalUpload(
                        key, parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (NumberFormatException e) {
            throw SignedAccess.refused();
        }
        throw SignedAccess.refused();
    }

    /** What the form carries beside the key. */
    String policy() {
        return String.join(SEPARATOR, contentType, Long.toString(maxBytes), Long.toString(expires));
    }

    /** The signed text. */
    String act() {
        return String.join("\n", "put", key.full(), contentType, Long.toString(maxBytes));
    }

    Instant expiresAt() {
        return Instant.ofEpochSecond(expires);
    }
}
