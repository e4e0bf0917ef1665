package io.cardradar.app.archive;

import io.cardradar.analytics.archive.ArchiveStore;
import io.cardradar.app.storage.FileKey;
import io.cardradar.app.storage.FileStore;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.Optional;

/**
 * Keeps archives where the companies' files are. An object is a few megabytes: the store's verbs
 * for pictures do for it, and no more of it is in memory.
 */
@Singleton
class FileArchiveStore implements ArchiveStore {
    private static final String TYPE = "application/gzip";

    /** Far above what an object can have. */
    private static final long MOST = 256L << 20;

    private final FileStore files;

    FileArchiveStore(FileStore files) {
        this.files = files;
    }

    @Override
    public void put(TenantId tenant, String path, byte[] bytes) {
        files.put(new FileKey(tenant, path), TYPE, bytes);
    }

    @Override
    public Optional<byte[]> get(TenantId tenant, String path) {
        return files.get(new FileKey(tenant, path), MOST);
    }

    @Override
    public void delete(TenantId tenant, String path) {
        files.delete(new FileKey(tenant, path));
    }
}
