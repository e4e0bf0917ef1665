package io.cardradar.analytics.archive;

import io.cardradar.kernel.TenantId;

import java.util.UUID;

/** One object of an archive: some events of one company, in the order of their ids. */
record Chunk(TenantId tenant, UUID archive, int number, String path, Content content) {
    static final UUID NO_ID = new UUID(0, 0);

    static Chunk of(EventArchive archive, TenantId tenant, int number, Content content) {
        String path = "%s/%06d.ndjson.gz".formatted(archive.folder(), number);
        return new Chunk(tenant, archive.id(), number, path, content);
    }

    /**
     * What is in it.
     *
     * @param digest the sum of the hashes of the events' rows, the same over the table
     * @param sha256 of the object as it lies in the store
     */
    record Content(int events, UUID lastId, long digest, long bytes, byte[] sha256) {}
}
