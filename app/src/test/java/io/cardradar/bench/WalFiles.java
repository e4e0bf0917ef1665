package io.cardradar.bench;

import java.sql.SQLException;

/**
 * Gives PostgreSQL the files for its log that it has on any server that has been at work for a
 * while.
 *
 * <p>Checkpoints keep the files of the past to be written over, up to {@code min_wal_size} of them.
 * A new server has none: it fills one with zeros for every 16 MB, and all commits wait for that.
 */
final class WalFiles {
    private static final String WRITE =
            """
            DO $$ BEGIN
                FOR i IN 1..%d LOOP
                    PERFORM pg_logical_emit_message(false, 'bench', 'a file of its own');
                    PERFORM pg_switch_wal();
                END LOOP;
            END $$\
            """;

    private WalFiles() {}

    /** As many as {@code min_wal_size} keeps. */
    static void make(Sql superuser) throws SQLException {
        long files =
                superuser.count(
                        """
                        SELECT pg_size_bytes(current_setting('min_wal_size'))
                            / pg_size_bytes(current_setting('wal_segment_size'))\
                        """);
        superuser.execute(WRITE.formatted(files));
        superuser.execute("CHECKPOINT");
    }
}
