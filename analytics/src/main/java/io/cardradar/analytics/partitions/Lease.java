package io.cardradar.analytics.partitions;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Sees to it that long work is done by one node at a time. The lease is a lock of the database's,
 * held by a connection of its own: a node that dies loses it.
 */
@Singleton
public class Lease {
    private final DataSource pool;

    Lease(DataSource dataSource) {
        this.pool = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** Work that only one node may do. */
    public enum Kind {
        /** Copying partitions. */
        REWRITE,
        /** Archiving and restoring. */
        ARCHIVE
    }

    /** Does the work unless another node is at it; answers whether it was done. */
    public boolean run(Kind kind, Runnable work) {
        try (Connection holder = pool.getConnection()) {
            if (!ask(holder, "SELECT pg_try_advisory_lock(hashtext(?))", kind)) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(holder, "SELECT pg_advisory_unlock(hashtext(?))", kind);
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("The lease of " + kind + " was lost", e);
        }
    }

    private static boolean ask(Connection holder, String sql, Kind kind) throws SQLException {
        try (PreparedStatement statement = holder.prepareStatement(sql)) {
            statement.setString(1, "cardradar-events-" + kind);
            ResultSet row = statement.executeQuery();
            return row.next() && row.getBoolean(1);
        }
    }
}
