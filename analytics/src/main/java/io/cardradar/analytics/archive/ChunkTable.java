package io.cardradar.analytics.archive;

import io.cardradar.analytics.archive.Chunk.Content;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The objects of archives. Every method needs a transaction for all companies. */
@Singleton
class ChunkTable {
    private static final String SELECT =
            """
            SELECT tenant_id, archive_id, number, path, event_count, last_id, digest, bytes, sha256
            FROM event_archive_chunk
            """;

    private final EventSql sql;
    private final Clock clock;

    ChunkTable(EventSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What lies in the store for good, in the order in which it was written. */
    List<Chunk> verified(UUID archive) {
        return sql.list(
                SELECT
                        + "WHERE archive_id = ? AND verified_at IS NOT NULL ORDER BY tenant_id,"
                        + " number",
                ChunkTable::read,
                archive);
    }

    List<Chunk> notRestored(UUID archive) {
        return sql.list(
                SELECT
                        + """
                        WHERE archive_id = ? AND verified_at IS NOT NULL AND restored_at IS NULL
                        ORDER BY tenant_id, number\
                        """,
                ChunkTable::read,
                archive);
    }

    Optional<Chunk> lastVerified(UUID archive, TenantId tenant) {
        return sql
                .list(
                        SELECT
                                + """
                                WHERE tenant_id = ? AND archive_id = ? AND verified_at IS NOT NULL
                                ORDER BY number DESC LIMIT 1\
                                """,
                        ChunkTable::read,
                        tenant.value(),
                        archive)
                .stream()
                .findFirst();
    }

    /** Whatever may lie in the store without having been read back. */
    List<Chunk> planned(UUID archive) {
        return sql.list(
                SELECT + "WHERE archive_id = ? AND verified_at IS NULL", ChunkTable::read, archive);
    }

    /** Notes an object before it is there: no crash leaves one behind that nobody knows. */
    void plan(Chunk chunk) {
        sql.update(
                """
                INSERT INTO event_archive_chunk (tenant_id, archive_id, number, path) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                chunk.tenant().value(),
                chunk.archive(),
                chunk.number(),
                chunk.path());
    }

    void verified(Chunk chunk) {
        Content content = chunk.content();
        sql.update(
                """
                UPDATE event_archive_chunk SET event_count = ?, last_id = ?, digest = ?, bytes = ?, sha256 = ?,
                    verified_at = ? WHERE tenant_id = ? AND archive_id = ? AND number = ?\
                """,
                content.events(),
                content.lastId(),
                content.digest(),
                content.bytes(),
                content.sha256(),
                clock.instant(),
                chunk.tenant().value(),
                chunk.archive(),
                chunk.number());
    }

    void restored(Chunk chunk) {
        sql.update(
                """
                UPDATE event_archive_chunk SET restored_at = ? WHERE tenant_id = ? AND archive_id = ? AND number = ?\
                """,
                clock.instant(),
                chunk.tenant().value(),
                chunk.archive(),
                chunk.number());
    }

    /** All objects are to be written again. */
    void forgetVerified(UUID archive) {
        sql.update(
                "UPDATE event_archive_chunk SET verified_at = NULL WHERE archive_id = ?", archive);
    }

    /** All objects are to be restored again. */
    void forgetRestored(UUID archive) {
        sql.update(
                "UPDATE event_archive_chunk SET restored_at = NULL WHERE archive_id = ?", archive);
    }

    void delete(Chunk chunk) {
        sql.update(
                "DELETE FROM event_archive_chunk WHERE tenant_id = ? AND archive_id = ? AND number"
                        + " = ?",
                chunk.tenant().value(),
                chunk.archive(),
                chunk.number());
    }

    ArchiveProgress progress(UUID archive) {
        return sql.list(
                        """
                        SELECT count(DISTINCT tenant_id), count(*), COALESCE(sum(event_count), 0), COALESCE(sum(bytes), 0),
                            COALESCE(sum(event_count) FILTER (WHERE restored_at IS NOT NULL), 0)
                        FROM event_archive_chunk WHERE archive_id = ? AND verified_at IS NOT NULL\
                        """,
                        row ->
                                new ArchiveProgress(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5)),
                        archive)
                .getFirst();
    }

    private static Chunk read(ResultSet row) throws SQLException {
        UUID lastId = row.getObject("last_id", UUID.class);
        byte[] sha256 = row.getBytes("sha256");
        return new Chunk(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("archive_id", UUID.class),
                row.getInt("number"),
                row.getString("path"),
                new Content(
                        row.getInt("event_count"),
                        lastId == null ? Chunk.NO_ID : lastId,
                        row.getLong("digest"),
                        row.getLong("bytes"),
                        sha256 == null ? new byte[0] : sha256));
    }
}
