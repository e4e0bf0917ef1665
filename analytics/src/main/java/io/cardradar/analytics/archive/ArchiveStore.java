package io.cardradar.analytics.archive;

import io.cardradar.kernel.TenantId;

import java.util.Optional;

/**
 * Where the objects of an archive are kept, a few megabytes each. Every method may take seconds:
 * none belongs inside a transaction.
 */
public interface ArchiveStore {
    /** Keeps an object, in place of one of the same path. */
    void put(TenantId tenant, String path, byte[] bytes);

    /** An object as it is in the store now. */
    Optional<byte[]> get(TenantId tenant, String path);

    /** Removes an object; nothing happens if there is none. */
    void delete(TenantId tenant, String path);
}
