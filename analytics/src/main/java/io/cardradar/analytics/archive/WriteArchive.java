package io.cardradar.analytics.archive;

import io.cardradar.analytics.archive.EventLines.Place;
import io.cardradar.analytics.partitions.Bones;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Writes the events of a partition into the store, company by company, and reads each object back.
 * It goes on where it was cut off.
 */
@Singleton
class WriteArchive {
    /** About three megabytes in the store, and ten before they are compressed. */
    static final int EVENTS_IN_OBJECT = 20_000;

    private final ArchiveTable archives;
    private final ChunkTable chunks;
    private final EventLines lines;
    private final ArchiveStore store;
    private final EventSql sql;
    private final ObjectMapper json;

    WriteArchive(
            ArchiveTable archives,
            ChunkTable chunks,
            EventLines lines,
            ArchiveStore store,
            EventSql sql,
            ObjectMapper json) {
        this.archives = archives;
        this.chunks = chunks;
        this.lines = lines;
        this.store = store;
        this.sql = sql;
        this.json = json;
    }

    /** Takes an archive from {@code writing} to {@code verified}. */
    void run(EventArchive archive) {
        List<TenantId> tenants = tenants(archive);
        for (TenantId tenant : tenants) {
            write(archive, tenant);
        }
        removeLeftovers(archive);
        List<Chunk> written = new ArrayList<>();
        sql.forAll(() -> written.addAll(chunks.verified(archive.id())));
        for (TenantId tenant : tenants) {
            writeManifest(
                    archive,
                    tenant,
                    written.stream().filter(chunk -> chunk.tenant().equals(tenant)).toList());
        }
        sql.forAll(() -> archives.move(archive.id(), ArchiveState.WRITING, ArchiveState.VERIFIED));
    }

    private List<TenantId> tenants(EventArchive archive) {
        List<TenantId> tenants = new ArrayList<>();
        sql.forAll(() ->
                tenants.addAll(
                        sql.list(
                                "SELECT DISTINCT tenant_id FROM %s ORDER BY tenant_id"
                                        .formatted(Bones.quoted(archive.partition())),
                                row -> new TenantId(row.getObject(1, UUID.class)))));
        return tenants;
    }

    private void write(EventArchive archive, TenantId tenant) {
        List<Chunk> last = new ArrayList<>();
        sql.forAll(() -> chunks.lastVerified(archive.id(), tenant).ifPresent(last::add));
        int number = last.isEmpty() ? 0 : last.getFirst().number();
        UUID after = last.isEmpty() ? Chunk.NO_ID : last.getFirst().content().lastId();
        while (true) {
            PackedLines packed = lines.pack(new Place(archive, tenant, after, EVENTS_IN_OBJECT));
            if (packed.isEmpty()) {
                return;
            }
            byte[] object = packed.finish();
            Chunk chunk = Chunk.of(archive, tenant, ++number, packed.content(object));
            keep(chunk, object);
            after = chunk.content().lastId();
        }
    }

    private void keep(Chunk chunk, byte[] object) {
        sql.forAll(() -> chunks.plan(chunk));
        store.put(chunk.tenant(), chunk.path(), object);
        PackedLines.open(chunk, read(chunk.tenant(), chunk.path()));
        sql.forAll(() -> chunks.verified(chunk));
    }

    private byte[] read(TenantId tenant, String path) {
        return store.get(tenant, path)
                .orElseThrow(() -> new ArchiveBroken("there is no object " + path));
    }

    /** Objects that an earlier attempt planned and this one had no events for. */
    private void removeLeftovers(EventArchive archive) {
        List<Chunk> planned = new ArrayList<>();
        sql.forAll(() -> planned.addAll(chunks.planned(archive.id())));
        for (Chunk chunk : planned) {
            store.delete(chunk.tenant(), chunk.path());
            sql.forAll(() -> chunks.delete(chunk));
        }
    }

    /** What makes a company's part of an archive readable without the database. */
    private void writeManifest(EventArchive archive, TenantId tenant, List<Chunk> written) {
        Manifest manifest =
                new Manifest(
                        1,
                        archive.range().from(),
                        archive.range().to(),
                        archive.columns(),
                        written.stream().map(Manifest.Part::of).toList());
        try {
            byte[] bytes = json.writeValueAsBytes(manifest);
            store.put(tenant, archive.manifestPath(), bytes);
            if (!Arrays.equals(bytes, read(tenant, archive.manifestPath()))) {
                throw new ArchiveBroken("the manifest differs: " + archive.manifestPath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param format of the lines; 1 so far
     * @param columns of {@code interaction_event} at the time
     */
    @Serdeable
    record Manifest(
            int format, Instant from, Instant to, List<String> columns, List<Part> objects) {
        /** One object. */
        @Serdeable
        record Part(String path, int events, String lastId, long bytes, String sha256) {
            static Part of(Chunk chunk) {
                return new Part(
                        chunk.path(),
                        chunk.content().events(),
                        chunk.content().lastId().toString(),
                        chunk.content().bytes(),
                        HexFormat.of().formatHex(chunk.content().sha256()));
            }
        }
    }
}
