package io.cardradar.analytics.archive;

import io.cardradar.analytics.partitions.EventRange;
import io.cardradar.analytics.partitions.EventSql;
import io.cardradar.kernel.NewId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The archives as the database knows them. Every method needs a transaction for all companies. */
@Singleton
class ArchiveTable {
    private static final String SELECT =
            """
            SELECT id, partition_name, from_at, to_at, state, columns, keep_until, error FROM event_archive
            """;

    private final EventSql sql;
    private final NewId ids;
    private final Clock clock;

    ArchiveTable(EventSql sql, NewId ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    List<EventArchive> all() {
        return sql.list(SELECT + "ORDER BY from_at DESC, id DESC", ArchiveTable::read);
    }

    Optional<EventArchive> find(UUID id) {
        return sql.list(SELECT + "WHERE id = ?", ArchiveTable::read, id).stream().findFirst();
    }

    /** Oldest first. */
    List<EventArchive> in(ArchiveState state) {
        return sql.list(
                SELECT + "WHERE state = ? ORDER BY from_at", ArchiveTable::read, state.code());
    }

    /** The archive of a range that has not been detached yet. */
    Optional<EventArchive> unfinished(EventRange range) {
        return sql
                .list(
                        SELECT
                                + "WHERE from_at = ? AND to_at = ? AND state IN ('writing',"
                                + " 'verified')",
                        ArchiveTable::read,
                        range.from(),
                        range.to())
                .stream()
                .findFirst();
    }

    /** Whether the operator wants a range in the database for now. */
    boolean isKept(EventRange range) {
        return sql.number(
                        """
                        SELECT count(*) FROM event_archive
                        WHERE from_at = ? AND to_at = ? AND state = 'restored' AND keep_until > ?\
                        """,
                        range.from(),
                        range.to(),
                        clock.instant())
                > 0;
    }

    /** Ends with the last range that is in the store only; null when there is none. */
    @Nullable Instant lastDetached() {
        return sql
                .list(
                        """
                        SELECT to_at FROM event_archive WHERE state IN ('detached', 'archived', 'restoring')
                        ORDER BY to_at DESC LIMIT 1\
                        """,
                        row -> row.getTimestamp(1).toInstant())
                .stream()
                .findFirst()
                .orElse(null);
    }

    EventArchive add(String partition, EventRange range, List<String> columns) {
        UUID id = ids.next();
        sql.update(
                """
                INSERT INTO event_archive (id, partition_name, from_at, to_at, state, columns, created_at, updated_at)
                VALUES (?, ?, ?, ?, 'writing', ?, ?, ?)\
                """,
                id,
                partition,
                range.from(),
                range.to(),
                columns.toArray(String[]::new),
                clock.instant(),
                clock.instant());
        return find(id).orElseThrow();
    }

    /** Moves on, if the archive is still where it was; answers whether it was. */
    boolean move(UUID id, ArchiveState from, ArchiveState to) {
        return sql.update(
                        """
                        UPDATE event_archive SET state = ?, error = NULL, updated_at = ? WHERE id = ? AND state = ?\
                        """,
                        to.code(),
                        clock.instant(),
                        id,
                        from.code())
                == 1;
    }

    /** Begins writing anew. */
    void restart(UUID id, List<String> columns) {
        sql.update(
                """
                UPDATE event_archive SET state = 'writing', columns = ?, updated_at = ?
                WHERE id = ? AND state IN ('writing', 'verified')\
                """,
                columns.toArray(String[]::new),
                clock.instant(),
                id);
    }

    void keepUntil(UUID id, Instant until) {
        sql.update(
                """
                UPDATE event_archive SET keep_until = GREATEST(keep_until, ?), updated_at = ? WHERE id = ?\
                """,
                until,
                clock.instant(),
                id);
    }

    void failed(UUID id, String error) {
        sql.update(
                "UPDATE event_archive SET error = ?, updated_at = ? WHERE id = ?",
                error,
                clock.instant(),
                id);
    }

    /** What an archive has written makes all earlier ones of its range needless. */
    void replaceOthers(EventArchive archive) {
        sql.update(
                """
                UPDATE event_archive SET state = 'replaced', updated_at = ?
                WHERE from_at = ? AND to_at = ? AND id <> ? AND state = 'restored'\
                """,
                clock.instant(),
                archive.range().from(),
                archive.range().to(),
                archive.id());
    }

    void delete(UUID id) {
        sql.update("DELETE FROM event_archive WHERE id = ?", id);
    }

    private static EventArchive read(ResultSet row) throws SQLException {
        Timestamp keepUntil = row.getTimestamp("keep_until");
        Array columns = row.getArray("columns");
        return new EventArchive(
                row.getObject("id", UUID.class),
                row.getString("partition_name"),
                new EventRange(
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("to_at").toInstant()),
                ArchiveState.of(row.getString("state")),
                Arrays.asList((String[]) columns.getArray()),
                keepUntil == null ? null : keepUntil.toInstant(),
                row.getString("error"));
    }
}
